import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** Names under which a secret could arrive in a log line; the value is replaced at any of the first three depths. */
const SECRET_NAMES = ['apiKey', 'api_key', 'godToken', 'token', 'authorization', 'Authorization', 'password', 'cookie'];

const REDACTED_PATHS = ['', '*.', '*.*.'].flatMap((prefix) => SECRET_NAMES.map((name) => `${prefix}${name}`));

/** The server's structured log: one JSON object a line, on standard output unless a destination is given. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED_PATHS, censor: '[secret]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

export type { Logger };
