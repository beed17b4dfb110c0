import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export type ServeApiProcess = {
  readonly url: string;
  query<T>(query: string, token?: string): Promise<{ readonly data?: T; readonly errors?: readonly ApiRefusal[] }>;
  stop(): Promise<number | null>;
};

export type ApiRefusal = { readonly message: string; readonly extensions?: { readonly code?: string } };

/** `market serve-api` in a process of its own, on a free port; resolves when it has said where it is. */
export async function startServeApi(dataDir: string): Promise<ServeApiProcess> {
  const child = spawn(process.execPath, [CLI, 'serve-api', '--data', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`serve-api ended with ${code}: ${said}`)));
  });
  return {
    url,
    query: async (query, token) => {
      const headers: Record<string, string> = { 'Content-Type': 'application/json' };
      if (token !== undefined) headers.Authorization = `Bearer ${token}`;
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return (await response.json()) as { data?: never };
    },
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}
