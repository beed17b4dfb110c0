import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServer as startProcess } from '../../../api/test/kit/server-process.ts';
import { YOUNG_MARKET } from '../../../api/test/kit/young-market.ts';

export type ServerSettings = Readonly<Record<string, string>>;

/** The real server, as `npm start` runs it but with a young market, and with a data folder of its own. */
export interface MarketServer {
  readonly url: string;
  readonly godToken: string;
  readonly dataDir: string;
  /** Of the process that runs now. */
  pid(): number;
  /** Asks the API without the terminal, to compare what the page says with what is so. */
  query<Data>(document: string): Promise<Data>;
  /** Plays god without the terminal: `control('setSimulationSpeed', 'speed: 25')`. */
  control(mutation: string, input?: string): Promise<void>;
  /** Ends it as a power cut would. */
  crash(): Promise<void>;
  /** Starts it again on the same address and the same data, with some settings changed if need be. */
  restart(changed?: ServerSettings): Promise<void>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

type Reply = { readonly data?: { readonly outcome: { readonly userErrors: readonly { readonly message: string }[] } } };

export async function startServer(settings: ServerSettings): Promise<MarketServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'agent-market-terminal-'));
  const environment = { SCENARIO: YOUNG_MARKET, SEED: 'terminal', LOG_LEVEL: 'error', ...settings };
  const first = await startProcess(dataDir, environment);
  const { url, godToken } = first;
  let process: ServerProcess = first;
  return {
    url,
    godToken,
    dataDir,
    pid: () => process.pid,
    query: (document) => process.query(document),
    control: (mutation, input = '') => control(url, godToken, mutation, input),
    crash: async () => void (await process.kill('SIGKILL')),
    restart: async (changed = {}) => {
      process = await startProcess(dataDir, { ...environment, ...changed, PORT: new URL(url).port });
    },
    dispose: async () => {
      await process.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function control(url: string, godToken: string, mutation: string, input: string): Promise<void> {
  const query = `mutation { outcome: ${mutation}(input: {${input}}) { userErrors { message } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${godToken}` },
    body: JSON.stringify({ query }),
  });
  const reply = (await response.json()) as Reply;
  const refused = reply.data?.outcome.userErrors.length !== 0;
  if (refused) throw new Error(`${mutation}: ${JSON.stringify(reply)}`);
}
