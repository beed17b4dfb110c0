import { withoutKeywords } from './answer-schema.ts';
import type { ChatQuestion } from './chat-port.ts';
import type { Profile } from './profiles/profile.ts';

/** The one tool that is offered where answers are asked for as a call of a tool. */
export const ANSWER_TOOL = 'answer';

const ABOUT_TOOL = 'Gives your answer.';

type Fields = Readonly<Record<string, unknown>>;

/** The part of a request to `chat/completions` that asks for the form of the answer. */
export function chatForm(question: ChatQuestion, profile: Profile): Fields {
  const { jsonMode } = question;
  switch (jsonMode) {
    case 'json_schema':
      return { response_format: { type: 'json_schema', json_schema: named(question, profile) } };
    case 'tool': {
      const { name, schema: parameters, strict } = named(question, profile);
      const tool = { type: 'function', function: { name, description: ABOUT_TOOL, parameters, strict } };
      return { tools: [tool], ...toolChoice(profile, { type: 'function', function: { name } }) };
    }
    case 'json_object':
      return { response_format: { type: 'json_object' } };
    case 'prompt':
      return {};
  }
}

/** The same for `responses`. */
export function responsesForm(question: ChatQuestion, profile: Profile): Fields {
  const { jsonMode } = question;
  switch (jsonMode) {
    case 'json_schema':
      return { text: { format: { type: 'json_schema', ...named(question, profile) } } };
    case 'tool': {
      const { name, schema: parameters, strict } = named(question, profile);
      const tool = { type: 'function', name, description: ABOUT_TOOL, parameters, strict };
      return { tools: [tool], ...toolChoice(profile, { type: 'function', name }) };
    }
    case 'json_object':
      return { text: { format: { type: 'json_object' } } };
    case 'prompt':
      return {};
  }
}

function named({ schema, model }: ChatQuestion, { refusedKeywords, strictModels }: Profile) {
  return { name: ANSWER_TOOL, strict: strictModels.test(model), schema: withoutKeywords(schema, refusedKeywords) };
}

function toolChoice({ toolChoice }: Profile, byName: Fields): Fields {
  switch (toolChoice) {
    case 'named':
      return { tool_choice: byName };
    case 'required':
      return { tool_choice: 'required' };
    case 'none':
      return {};
  }
}
