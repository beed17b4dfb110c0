import { describe, expect, it } from 'vitest';
import { profileNames, profiles } from './profiles/index.ts';
import { jsonModes } from './profiles/profile.ts';
import { type ModelProvider, profileNameOf, weakerMode, withoutKey } from './provider.ts';

const provider = (change: Partial<ModelProvider>): ModelProvider => ({
  id: 'openai',
  baseUrl: null,
  apiKey: { reveal: () => 'sk-abcdefgh' },
  profile: 'openai',
  price: 'unknown',
  ...change,
});

describe('the profile of a provider', () => {
  it.each([
    [null, 'openai'],
    ['https://api.openai.com/v1', 'openai'],
    ['https://eu.api.openai.com/v1', 'openai'],
    ['https://generativelanguage.googleapis.com/v1beta/openai/', 'gemini'],
    ['https://openrouter.ai/api/v1', 'openrouter'],
    ['https://api.groq.com/openai/v1', 'groq'],
    ['http://127.0.0.1:11434/v1', 'ollama'],
    ['https://mine.openai.azure.com/openai/v1', 'openai'],
    ['http://127.0.0.1:8000/v1', 'generic'],
    ['https://notopenai.com/v1', 'generic'],
    ['https://openai.com.example/v1', 'generic'],
  ])('of the environment at %s is %s', (baseUrl, profile) => {
    expect(profileNameOf(provider({ baseUrl }))).toBe(profile);
  });

  it('of providers.json stays, whatever the address', () => {
    expect(profileNameOf(provider({ id: 'mine', baseUrl: 'http://127.0.0.1:11434/v1' }))).toBe('openai');
  });
});

describe('a key', () => {
  it('is blotted out wherever it stands', () => {
    expect(withoutKey('wrong key sk-abcdefgh, not "sk-abcdefgh"', provider({}))).toBe(
      'wrong key [secret], not "[secret]"',
    );
  });

  it.each([null, { reveal: () => 'none' }, { reveal: () => '' }])('that is none blots out no words', (apiKey) => {
    expect(withoutKey('none of it', provider({ apiKey }))).toBe('none of it');
  });
});

it.each(profileNames)('%s has ways to ask for JSON that weaken in order, and end', (name) => {
  const { jsonModes: modes } = profiles[name];
  const steps = modes.map((mode) => weakerMode(mode, profiles[name]));
  expect(steps).toEqual([...modes.slice(1), null]);
  expect(modes.map((mode) => jsonModes.indexOf(mode))).toEqual(
    [...modes.map((mode) => jsonModes.indexOf(mode))].sort(),
  );
  expect(modes.at(-1)).toBe('prompt');
});
