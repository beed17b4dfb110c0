import { pathToFileURL } from 'node:url';
import type { SchemaNode } from '../../src/traders/llm/answer-schema.ts';

// A real language model, tiny or large, that answers under a grammar. Not a part of the project: whoever wants to run it
// names the file of its weights and the folder where node-llama-cpp is installed (CONTRIBUTING.md).

export const MODEL_FILE = process.env.REAL_MODEL ?? '';
const RUNTIME = process.env.REAL_MODEL_RUNTIME ?? '';

export const missingModel =
  MODEL_FILE === '' || RUNTIME === ''
    ? 'no real model: set REAL_MODEL to a GGUF file and REAL_MODEL_RUNTIME to a folder with node-llama-cpp'
    : null;

/** What is used of node-llama-cpp 3. */
type Runtime = {
  getLlama(options: object): Promise<{
    loadModel(options: { modelPath: string }): Promise<Model>;
    createGrammarForJsonSchema(schema: unknown): Promise<unknown>;
  }>;
  LlamaCompletion: new (options: {
    contextSequence: unknown;
  }) => {
    generateCompletion(prompt: string, options: object): Promise<string>;
  };
};

type Model = {
  tokenize(text: string): readonly unknown[];
  createContext(options: { contextSize: number }): Promise<{ getSequence(): Sequence; dispose(): Promise<void> }>;
};

type Sequence = { dispose(): void };

export type Said = { readonly text: string; readonly inputTokens: number; readonly outputTokens: number };

export type RealModel = { answer(prompt: string, schema: SchemaNode, seed: number): Promise<Said> };

/** So many characters of a prompt fit beside an answer into the context of the smallest models. */
const PROMPT_CHARACTERS = 120;

export async function loadRealModel(): Promise<RealModel> {
  const entry = pathToFileURL(`${RUNTIME}/node_modules/node-llama-cpp/dist/index.js`).href;
  const { getLlama, LlamaCompletion } = (await import(entry)) as Runtime;
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'disabled', maxThreads: 1 });
  const model = await llama.loadModel({ modelPath: MODEL_FILE });
  return {
    answer: async (prompt, schema, seed) => {
      const grammar = await llama.createGrammarForJsonSchema(grammarSchema(schema));
      const context = await model.createContext({ contextSize: 512 });
      const contextSequence = context.getSequence();
      const begin = prompt.slice(-PROMPT_CHARACTERS);
      const completion = new LlamaCompletion({ contextSequence });
      const text = await completion.generateCompletion(begin, { grammar, seed, temperature: 1, maxTokens: 400 });
      await context.dispose();
      return { text, inputTokens: model.tokenize(begin).length, outputTokens: model.tokenize(text).length };
    },
  };
}

/** The schema as its grammars know it, with one order and a short thesis: more does not fit into a small context. */
function grammarSchema(node: SchemaNode, field = ''): object {
  if (node.anyOf !== undefined) return { oneOf: node.anyOf.map((option) => grammarSchema(option, field)) };
  if (node.enum !== undefined) return { enum: node.enum };
  if (node.type === 'string') return { type: 'string', maxLength: Math.min(node.maxLength ?? 40, 40) };
  if (node.type === 'array') return { type: 'array', items: grammarSchema(node.items ?? {}), maxItems: 1 };
  if (node.type !== 'object') return { type: node.type };
  const properties = Object.entries(node.properties ?? {}).map(([key, part]) => [key, grammarSchema(part, key)]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}
