import { fileURLToPath } from 'node:url';

/** Decisions of real models on another exchange; not part of the project, see its SOURCES.md. */
export const RECORDED_FILE = fileURLToPath(
  new URL('../../../../shared/data/llm/alpha-arena-decisions.jsonl', import.meta.url),
);

/**
 * What a recorded answer must come to.
 *
 * - `FOREIGN_HOLD`: every signal in it is "hold", in the shape of another exchange (an object per coin). Refused as
 *   WRONG_SHAPE: it is never translated, for a translation would be a guess.
 * - `UNKNOWN_MARKET`: the same of one coin only, in the shape of an answer, about a market that was not offered.
 * - `UNPARSEABLE`: the model gave no JSON; the record keeps its words under another key.
 */
export type RecordedClass = 'FOREIGN_HOLD' | 'UNKNOWN_MARKET' | 'UNPARSEABLE';

/** The model's words: the decision as JSON, or what it wrote instead. */
export function wordsOf(response: Readonly<Record<string, unknown>>): string {
  const failed = response.failed_json_response_raw_text;
  return typeof failed === 'string' ? failed : JSON.stringify(response);
}

export const recordedAnswers: Readonly<Record<string, RecordedClass>> = {
  'grok-4_1761632058.293269': 'FOREIGN_HOLD',
  'qwen3-max_1761632125.692666': 'UNKNOWN_MARKET',
  'gpt-5_1761632140.167898': 'FOREIGN_HOLD',
  'grok-4_1761632200.840112': 'FOREIGN_HOLD',
  'gemini-2.5-pro_1761632258.647715': 'FOREIGN_HOLD',
  'gpt-5_1761632275.932259': 'FOREIGN_HOLD',
  'qwen3-max_1761632320.116119': 'UNKNOWN_MARKET',
  'gemini-2.5-pro_1761632379.162719': 'FOREIGN_HOLD',
  'gpt-5_1761632417.466595': 'FOREIGN_HOLD',
  'grok-4_1761632470.933305': 'FOREIGN_HOLD',
  'gemini-2.5-pro_1761632498.470843': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761632545.929222': 'FOREIGN_HOLD',
  'grok-4_1761632611.199497': 'FOREIGN_HOLD',
  'gemini-2.5-pro_1761632633.226491': 'FOREIGN_HOLD',
  'gpt-5_1761632709.211785': 'FOREIGN_HOLD',
  'qwen3-max_1761632715.286426': 'UNKNOWN_MARKET',
  'gemini-2.5-pro_1761632765.060846': 'FOREIGN_HOLD',
  'qwen3-max_1761632816.512541': 'UNKNOWN_MARKET',
  'grok-4_1761632883.982283': 'FOREIGN_HOLD',
  'qwen3-max_1761632913.750583': 'UNKNOWN_MARKET',
  'qwen3-max_1761633008.90947': 'UNKNOWN_MARKET',
  'grok-4_1761633024.578507': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761633059.256381': 'FOREIGN_HOLD',
  'deepseek-chat-v3.1_1761633109.472777': 'FOREIGN_HOLD',
  'grok-4_1761633163.486701': 'FOREIGN_HOLD',
  'gpt-5_1761633191.911399': 'FOREIGN_HOLD',
  'gemini-2.5-pro_1761633271.990405': 'FOREIGN_HOLD',
  'qwen3-max_1761633302.434338': 'UNKNOWN_MARKET',
  'claude-sonnet-4-5_1761633317.881605': 'FOREIGN_HOLD',
  'qwen3-max_1761633402.756502': 'UNKNOWN_MARKET',
  'claude-sonnet-4-5_1761633442.974828': 'FOREIGN_HOLD',
  'gpt-5_1761633479.87926': 'FOREIGN_HOLD',
  'deepseek-chat-v3.1_1761633526.607429': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761633574.34142': 'FOREIGN_HOLD',
  'qwen3-max_1761633600.349524': 'UNKNOWN_MARKET',
  'gemini-2.5-pro_1761633660.412787': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761633700.812486': 'FOREIGN_HOLD',
  'grok-4_1761633715.80328': 'FOREIGN_HOLD',
  'qwen3-max_1761633790.665274': 'UNKNOWN_MARKET',
  'claude-sonnet-4-5_1761633829.504732': 'FOREIGN_HOLD',
  'gpt-5_1761633884.178974': 'FOREIGN_HOLD',
  'deepseek-chat-v3.1_1761633894.92333': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761633960.272696': 'FOREIGN_HOLD',
  'grok-4_1761633984.782419': 'FOREIGN_HOLD',
  'qwen3-max_1761634075.945775': 'UNKNOWN_MARKET',
  'claude-sonnet-4-5_1761634086.519973': 'FOREIGN_HOLD',
  'grok-4_1761634129.894784': 'FOREIGN_HOLD',
  'qwen3-max_1761634177.915169': 'UNKNOWN_MARKET',
  'claude-sonnet-4-5_1761634218.66395': 'FOREIGN_HOLD',
  'grok-4_1761634270.472629': 'FOREIGN_HOLD',
  'gpt-5_1761634323.322558': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761634348.474325': 'FOREIGN_HOLD',
  'grok-4_1761634409.537919': 'FOREIGN_HOLD',
  'gemini-2.5-pro_1761634448.863559': 'FOREIGN_HOLD',
  'qwen3-max_1761634464.26004': 'UNKNOWN_MARKET',
  'grok-4_1761634547.809325': 'FOREIGN_HOLD',
  'qwen3-max_1761634558.820879': 'UNKNOWN_MARKET',
  'gpt-5_1761634584.417531': 'FOREIGN_HOLD',
  'qwen3-max_1761634655.559046': 'UNKNOWN_MARKET',
  'gemini-2.5-pro_1761634700.00686': 'FOREIGN_HOLD',
  'gpt-5_1761634729.606501': 'FOREIGN_HOLD',
  'qwen3-max_1761634751.853795': 'UNKNOWN_MARKET',
  'qwen3-max_1761634846.511943': 'UNKNOWN_MARKET',
  'deepseek-chat-v3.1_1761634862.41741': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761634875.712698': 'FOREIGN_HOLD',
  'gemini-2.5-pro_1761634946.881005': 'FOREIGN_HOLD',
  'claude-sonnet-4-5_1761635002.910262': 'FOREIGN_HOLD',
  'gpt-5_1761635022.619137': 'FOREIGN_HOLD',
  'gemini-2.5-pro_1761635077.671271': 'FOREIGN_HOLD',
  'deepseek-chat-v3.1_1761632829.692217': 'UNPARSEABLE',
};
