import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** Flags of every Node that reads the configuration: .env counts when it is there, except under test. */
export function serverFlags() {
  const isRead = existsSync(join(ROOT, '.env')) && !process.env.LOOPBACK_ONLY_LOG;
  return isRead ? ['--env-file=.env'] : [];
}
