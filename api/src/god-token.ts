import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error.ts';
import { Secret } from './secret.ts';

const FILE = 'god-token';
const OWNER_ONLY = 0o600;

/**
 * The token that opens the controls: `fromEnvironment` when given, else the one kept in `DATA_DIR/god-token`, which is
 * made on the first start and readable by its owner only.
 *
 * @throws ConfigError when the folder or the file cannot be used
 */
export function loadGodToken(dataDir: string, fromEnvironment: Secret | null): Secret {
  if (fromEnvironment !== null) return fromEnvironment;
  const path = join(dataDir, FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    return new Secret(existsSync(path) ? readToken(path) : createToken(path));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `DATA_DIR is "${dataDir}": expected a folder this user can write (${reason}). Change DATA_DIR`,
    );
  }
}

function readToken(path: string): string {
  chmodSync(path, OWNER_ONLY);
  const token = readFileSync(path, 'utf8').trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new ConfigError(`${path} holds no token: expected one line of visible ASCII. Delete the file to get a new one`);
}

/** Written whole under another name first: a crash leaves no half token behind. */
function createToken(path: string): string {
  const token = randomBytes(24).toString('base64url');
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${token}\n`, { mode: OWNER_ONLY });
  renameSync(unfinished, path);
  return token;
}
