import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export type Spoken = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The real command line in a process of its own, without a terminal. */
export function market(...args: readonly string[]): Promise<Spoken> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const spoken = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      spoken.stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      spoken.stderr += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...spoken }));
  });
}

/** The JSON lines of a command that succeeded. */
export async function marketJson(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const { code, stdout, stderr } = await market(...args, '--json');
  if (code !== 0) throw new Error(`market ${args.join(' ')} ended with ${code}: ${stderr}`);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
