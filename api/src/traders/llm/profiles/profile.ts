/** How the form of the answer is asked for, strongest first. A provider that refuses one gets its next. */
export const jsonModes = ['json_schema', 'tool', 'json_object', 'prompt'] as const;
export type JsonMode = (typeof jsonModes)[number];

/** How one kind of provider deviates from OpenAI's API. Plain data: every deviation the client knows is a field here. */
export type Profile = {
  /** Whether its words can be asked for one by one. One that refuses is asked for the whole from then on. */
  readonly streams: boolean;
  /** Which of OpenAI's two endpoints is asked: `chat/completions` or `responses`. */
  readonly api: 'chat' | 'responses';
  /** Where everybody finds it; null when every user has a server of their own. */
  readonly baseUrl: string | null;
  /** The environment variable that holds its key by custom; null when it wants none. */
  readonly keyVariable: string | null;
  /** Host and port of its addresses, so that `OPENAI_BASE_URL` alone is enough to use it. */
  readonly addresses: readonly RegExp[];
  /** The ways of asking for JSON that it has, strongest first. */
  readonly jsonModes: readonly JsonMode[];
  readonly tokenLimitField: 'max_tokens' | 'max_completion_tokens' | 'max_output_tokens';
  /** Models that take `strict`; for the others it is left false. */
  readonly strictModels: RegExp;
  /** How the model is made to call the one tool: by its name, by `required`, or not at all. */
  readonly toolChoice: 'named' | 'required' | 'none';
  /** Keywords of JSON schema it refuses. The validator checks them all the same. */
  readonly refusedKeywords: ReadonlySet<string>;
  readonly headers: Readonly<Record<string, string>>;
  /** Fields of its own that every request carries. */
  readonly extraBody: Readonly<Record<string, unknown>>;
  /** Hidden reasoning counts as output where models have it, so the limit leaves room for it. */
  readonly maxOutputTokens: number;
  /** How many calls may be under way at once; a local model answers one after the other anyway. */
  readonly maxConcurrentCalls: number;
  /** Under which name the bundled price list knows it; `any` looks for the model everywhere, null nowhere. */
  readonly listedUnder: string | null;
  /** Models that run on the user's own machine and cost nothing. */
  readonly freeModels: RegExp | null;
  /** A server of the user's own: one that wants no key bills nobody. */
  readonly isFreeWithoutKey: boolean;
};

const ANY_MODEL = /./;

/** What most hosted providers have in common. */
export const hosted: Profile = {
  streams: true,
  api: 'chat',
  baseUrl: null,
  keyVariable: null,
  addresses: [],
  jsonModes,
  tokenLimitField: 'max_tokens',
  strictModels: ANY_MODEL,
  toolChoice: 'named',
  refusedKeywords: new Set(['$schema']),
  headers: {},
  extraBody: {},
  maxOutputTokens: 4_096,
  maxConcurrentCalls: 8,
  listedUnder: null,
  freeModels: null,
  isFreeWithoutKey: false,
};

/** What servers on one's own machine have in common: no key, few calls at once, no choice of a tool by its name. */
export const local: Profile = { ...hosted, toolChoice: 'required', maxOutputTokens: 2_048, maxConcurrentCalls: 2 };
