import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { DEFAULT_LIMITS, type Limits } from './graphql/limits.ts';
import { DEFAULT_PROVIDER_ID, type Provider, type ProviderPrice, parseProviders, toMicroUsd } from './providers.ts';
import { Secret } from './secret.ts';
import { type BudgetCaps, defaultCaps } from './traders/llm/budget.ts';
import { priceOf } from './traders/llm/price.ts';

export const PROVIDERS_FILE = 'providers.json';
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export const ON_CRASH = ['resume', 'new'] as const;

export type OnCrash = (typeof ON_CRASH)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** When the kept runs together pass this, the oldest finished ones go. */
  readonly maxDataBytes: number;
  /** From the environment; `null` means the one kept in the data folder (god-token.ts). */
  readonly godToken: Secret | null;
  /** Web origins besides the server's own that may use the API from a browser. */
  readonly allowedOrigins: readonly string[];
  /** Clients are told apart by the last address of X-Forwarded-For: only true behind a proxy that writes it. */
  readonly trustProxy: boolean;
  /** What one address may ask for, where it is a matter of the place: a load test raises it, a busy host lowers it. */
  readonly limits: Pick<Limits, 'pointsPerSecond' | 'maxPoints' | 'maxSocketsPerAddress' | 'maxSockets'>;
  /** Whether `/graphql` is GraphiQL for a browser, and whether the schema can be asked for. */
  readonly hasGraphiql: boolean;
  readonly hasIntrospection: boolean;
  readonly autoStart: boolean;
  /** What becomes of a run that a crash interrupted: it goes on, or is left as it is and a new one starts. */
  readonly onCrash: OnCrash;
  /** A name, or the path of a file. */
  readonly scenario: string;
  /** `null`: every run draws a new one. */
  readonly seed: string | null;
  /** The price file that the scenario `replay` follows. */
  readonly pricesCsv: string | null;
  readonly logLevel: LogLevel;
  /** Where a UI that is served from elsewhere finds this API. */
  readonly publicApiUrl: string | null;
  readonly providers: readonly Provider[];
  /** `model` of the default provider or `provider/model`; `null` when no model can be called. */
  readonly llmModel: string | null;
  /** What models may use. */
  readonly llmCaps: BudgetCaps;
  /** Lines to print at start: settings that are valid but have no effect. */
  readonly notes: readonly string[];
}

const SCENARIO_CHOICE = /^(?:[a-z0-9][a-z0-9-]{0,63}|[^\0]+\.(?:ya?ml|json))$/;
const GIGABYTE = 1_000_000_000;
/** `free`, or US dollars for a million input and output tokens. */
export const PRICE_PATTERN = /^(free|\d{1,6}(\.\d{1,6})?\/\d{1,6}(\.\d{1,6})?)$/;

const environment = z.object({
  PORT: text(/^\d{1,5}$/, 'a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a whole number from 0 to 65535')
    .prefault('4000'),
  HOST: text(/^[A-Za-z0-9.:_-]+$/, 'a host name or an IP address').prefault('127.0.0.1'),
  DATA_DIR: text(/^[^\0]+$/, 'a folder').prefault('data'),
  MAX_DATA_GB: decimal(3, 'a number above 0, such as 5 or 0.5')
    .refine((gigabytes) => gigabytes > 0, 'a number above 0, such as 5 or 0.5')
    .prefault('5'),
  GOD_TOKEN: text(/^[\x21-\x7e]+$/, 'visible ASCII characters without spaces').optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform(splitList)
    .refine((origins) => origins.every(isOrigin), 'origins separated by commas, such as https://market.example')
    .prefault(''),
  TRUST_PROXY: yesOrNo().prefault('false'),
  POINTS_PER_SECOND: wholeFrom1().prefault(String(DEFAULT_LIMITS.pointsPerSecond)),
  MAX_POINTS: wholeFrom1().prefault(String(DEFAULT_LIMITS.maxPoints)),
  MAX_SOCKETS_PER_ADDRESS: wholeFrom1().prefault(String(DEFAULT_LIMITS.maxSocketsPerAddress)),
  MAX_SOCKETS: wholeFrom1().prefault(String(DEFAULT_LIMITS.maxSockets)),
  GRAPHIQL: yesOrNo().prefault('true'),
  INTROSPECTION: yesOrNo().prefault('true'),
  AUTO_START: yesOrNo().prefault('true'),
  ON_CRASH: z.enum(ON_CRASH, `one of ${ON_CRASH.join(', ')}`).prefault('resume'),
  SCENARIO: text(SCENARIO_CHOICE, 'the name of a scenario such as calm, or a file such as my/scenario.yaml').prefault(
    'calm',
  ),
  SEED: text(/^[\x20-\x7e]{1,64}$/, '1 to 64 visible ASCII characters').optional(),
  PRICES_CSV: text(/^[^\0]+$/, 'the path of a CSV file').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).prefault('info'),
  PUBLIC_API_URL: url().optional(),
  OPENAI_API_KEY: text(/^[\x21-\x7e]+$/, 'visible ASCII characters without spaces').optional(),
  OPENAI_BASE_URL: url().optional(),
  LLM_MODEL: text(/^[\x21-\x7e]{1,200}$/, 'the name of a model without spaces').optional(),
  LLM_PRICE: text(
    PRICE_PATTERN,
    'free, or US dollars for a million input and output tokens, such as 0.25/2',
  ).optional(),
  LLM_STREAM: yesOrNo().prefault('true'),
  LLM_MAX_USD_PER_RUN: decimal(6, 'an amount of US dollars, such as 1 or 0.25').prefault('1'),
  LLM_MAX_USD_PER_DAY: decimal(6, 'an amount of US dollars, such as 5 or 0.25').prefault('5'),
  LLM_MAX_USD_PER_AGENT: decimal(6, 'an amount of US dollars, such as 1 or 0.25').optional(),
  LLM_MAX_TOKENS_PER_RUN: count().optional(),
  LLM_MAX_TOKENS_PER_DAY: count().optional(),
  LLM_MAX_TOKENS_PER_AGENT: count().optional(),
});

type ValidEnvironment = z.infer<typeof environment>;

/** Values of these never appear in a message. */
const SECRET_VARIABLES: readonly string[] = ['GOD_TOKEN', 'OPENAI_API_KEY'];

/**
 * The whole configuration, checked once and frozen.
 *
 * @param readFile gives the text of a file beside the working directory, or `null` when it is absent
 * @throws ConfigError with one line; the caller prints it and exits with `CONFIG_EXIT_CODE`
 */
export function loadConfig(env: Environment, readFile: (path: string) => string | null): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = environment.safeParse(set);
  if (!result.success) throw explain(result.error, set);
  return deepFreeze(toConfig(result.data, loadProviders(result.data, set, readFile)));
}

function toConfig(valid: ValidEnvironment, loaded: LoadedModels): Config {
  return {
    port: valid.PORT,
    host: valid.HOST,
    dataDir: valid.DATA_DIR,
    maxDataBytes: Math.round(valid.MAX_DATA_GB * GIGABYTE),
    godToken: valid.GOD_TOKEN === undefined ? null : new Secret(valid.GOD_TOKEN),
    allowedOrigins: valid.ALLOWED_ORIGINS,
    trustProxy: valid.TRUST_PROXY,
    limits: limitsOf(valid),
    hasGraphiql: valid.GRAPHIQL,
    hasIntrospection: valid.INTROSPECTION,
    autoStart: valid.AUTO_START,
    onCrash: valid.ON_CRASH,
    scenario: valid.SCENARIO,
    seed: valid.SEED ?? null,
    pricesCsv: valid.PRICES_CSV ?? null,
    logLevel: valid.LOG_LEVEL,
    publicApiUrl: valid.PUBLIC_API_URL ?? null,
    ...loaded,
    llmCaps: capsOf(valid),
  };
}

function limitsOf(valid: ValidEnvironment): Config['limits'] {
  return {
    pointsPerSecond: valid.POINTS_PER_SECOND,
    maxPoints: valid.MAX_POINTS,
    maxSocketsPerAddress: valid.MAX_SOCKETS_PER_ADDRESS,
    maxSockets: valid.MAX_SOCKETS,
  };
}

/** An agent may spend what its run may, unless told otherwise. */
function capsOf(valid: ValidEnvironment): BudgetCaps {
  return {
    runMicroUsd: toMicroUsd(valid.LLM_MAX_USD_PER_RUN),
    dayMicroUsd: toMicroUsd(valid.LLM_MAX_USD_PER_DAY),
    agentMicroUsd: toMicroUsd(valid.LLM_MAX_USD_PER_AGENT ?? valid.LLM_MAX_USD_PER_RUN),
    runTokens: valid.LLM_MAX_TOKENS_PER_RUN ?? defaultCaps.runTokens,
    dayTokens: valid.LLM_MAX_TOKENS_PER_DAY ?? defaultCaps.dayTokens,
    agentTokens: valid.LLM_MAX_TOKENS_PER_AGENT ?? defaultCaps.agentTokens,
  };
}

type LoadedModels = Pick<Config, 'providers' | 'llmModel' | 'notes'>;

function loadProviders(
  valid: ValidEnvironment,
  env: Environment,
  readFile: (path: string) => string | null,
): LoadedModels {
  const file = readFile(PROVIDERS_FILE);
  const listed = file === null ? { providers: [], notes: [] } : parseProviders(file, env);
  const fromEnvironment = defaultProvider(valid);
  const providers = fromEnvironment === null ? listed.providers : [fromEnvironment, ...listed.providers];
  const model = valid.LLM_MODEL ?? null;
  const resolved = model === null ? null : resolveModel(providers, model);
  if (model === null || resolved !== null) {
    return { providers, llmModel: model, notes: [...listed.notes, ...priceNotes(resolved)] };
  }
  const note = `LLM_MODEL is "${model}" but neither OPENAI_API_KEY nor OPENAI_BASE_URL is set, nor does it name a usable provider of ${PROVIDERS_FILE}: every agent keeps its rule brain`;
  return { providers, llmModel: null, notes: [...listed.notes, note] };
}

/** A model without a price is seated, but never asked. */
function priceNotes(resolved: ResolvedModel | null): readonly string[] {
  if (resolved === null || priceOf(resolved).kind !== 'UNKNOWN') return [];
  return [
    `LLM_MODEL is "${resolved.model}", of which no price is known: it is not asked, and its agents think with rules. Say LLM_PRICE=free, or what a million input and output tokens cost, such as LLM_PRICE=0.25/2`,
  ];
}

function defaultProvider(valid: ValidEnvironment): Provider | null {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl } = valid;
  if (key === undefined && baseUrl === undefined) return null;
  return {
    id: DEFAULT_PROVIDER_ID,
    baseUrl: baseUrl ?? null,
    apiKey: key === undefined ? null : new Secret(key),
    profile: 'openai',
    price: valid.LLM_PRICE === undefined ? 'unknown' : parsePrice(valid.LLM_PRICE),
    streams: valid.LLM_STREAM,
  };
}

/** @param text matches `PRICE_PATTERN` */
export function parsePrice(text: string): ProviderPrice {
  if (text === 'free') return 'free';
  const [input, output] = text.split('/').map((usd) => toMicroUsd(Number(usd)));
  return { inputMicroUsdPerMillion: input ?? 0, outputMicroUsdPerMillion: output ?? 0 };
}

export interface ResolvedModel {
  readonly provider: Provider;
  readonly model: string;
}

/**
 * `gemini/gemini-2.5-flash` is a model of the provider with the id `gemini`. Anything else, also with a slash as in
 * `meta-llama/llama-3.3-70b`, is a model of the default provider. `null` when there is no such provider.
 */
export function resolveModel(providers: readonly Provider[], name: string): ResolvedModel | null {
  const slash = name.indexOf('/');
  const named = providers.find((provider) => provider.id === name.slice(0, Math.max(slash, 0)));
  if (named !== undefined) return { provider: named, model: name.slice(slash + 1) };
  const fallback = providers.find((provider) => provider.id === DEFAULT_PROVIDER_ID);
  return fallback === undefined ? null : { provider: fallback, model: name };
}

function explain(error: z.ZodError, env: Environment): ConfigError {
  const issue = error.issues[0];
  const variable = String(issue?.path[0]);
  const found = SECRET_VARIABLES.includes(variable) ? 'not usable' : JSON.stringify(env[variable]);
  return new ConfigError(
    `${variable} is ${found}: expected ${issue?.message}. Change or remove it in the environment or in .env`,
  );
}

function text(pattern: RegExp, expected: string) {
  return z.string().regex(pattern, expected);
}

/** A number written in decimal digits, with at most `places` after the point: exact once multiplied by 10^places. */
function decimal(places: number, expected: string) {
  return text(new RegExp(`^\\d{1,6}(\\.\\d{1,${places}})?$`), expected).transform(Number);
}

function count() {
  return text(/^\d{1,12}$/, 'a whole number of tokens').transform(Number);
}

function wholeFrom1() {
  return text(/^[1-9]\d{0,6}$/, 'a whole number from 1 to 9999999').transform(Number);
}

function yesOrNo() {
  return z.enum(['true', 'false'], 'true or false').transform((answer) => answer === 'true');
}

function url() {
  return z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' });
}

function splitList(list: string): string[] {
  const parts = list.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function isOrigin(origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).origin === origin;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
