import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { PointBuckets } from '../operations/points.ts';
import { RATE_LIMITED_WORDS } from '../operations/points.ts';
import type { OperationRunner } from '../operations/request.ts';
import type { ReplayWish, Steered } from '../replays/messages.ts';
import type { ReplayDesk } from '../replays/replay-desk.ts';
import { clientAddress } from './client-address.ts';
import type { Refusal } from './request-guard.ts';
import { sendJson } from './send.ts';

export const REPLAY_PATH = '/replay/';
export const REPLAY_METHODS = 'GET, PUT, DELETE';

const NAME = /^[A-Za-z0-9_-]{8,64}$/;
const MAX_BODY_BYTES = 1_024;

/** To fold a run costs what some large queries cost. */
const STEER_POINTS = 10;

const BODY_WORDS = 'The body must be JSON such as {"at": 1767624187000, "speed": 20, "playing": true}';

const SPEED = { least: 0.1, most: 100 } as const;

/** What a body may say; all of it may be left out. */
const wishShape = z.strictObject({
  run: z.string().max(100).optional(),
  at: z.number().int().min(0).max(8.64e15).optional(),
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  speed: z.number().min(SPEED.least).max(SPEED.most).optional(),
  playing: z.boolean().optional(),
});

type Wish = z.infer<typeof wishShape>;

export type ReplayDoorOptions = {
  readonly desk: ReplayDesk;
  readonly points: PointBuckets;
  readonly isBehindProxy: boolean;
  /** The run that goes on; empty while idle. */
  readonly currentRunId: () => string;
};

/** Which replay a request is about: null when about none, undefined when about one that is not there. */
export type Chosen = { readonly runner: OperationRunner; readonly watch: () => () => void } | null | undefined;

/**
 * `PUT /replay/NAME` opens a replay under a name of the client's choice, or moves it; `GET` tells how it stands, `DELETE`
 * ends it. `/graphql?replay=NAME` is the whole API at the moment that it shows.
 */
export class ReplayDoor {
  readonly #options: ReplayDoorOptions;

  constructor(options: ReplayDoorOptions) {
    this.#options = options;
  }

  /** Answers, or says why not; the caller sends the refusal. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    const name = pathOf(request).slice(REPLAY_PATH.length);
    if (!NAME.test(name)) return badInput('A replay is named by 8 to 64 letters, digits, - or _');
    const { desk } = this.#options;
    switch (request.method) {
      case 'GET':
        return answer(response, name, await desk.look(name));
      case 'PUT':
        return this.#steer(request, response, name);
      case 'DELETE':
        desk.end(name);
        response.writeHead(204).end();
        return null;
      default:
        return { status: 405, code: 'BAD_USER_INPUT', message: `Use one of ${REPLAY_METHODS}` };
    }
  }

  chosen(request: IncomingMessage): Chosen {
    const name = namedReplay(request);
    if (name === null) return null;
    const { desk } = this.#options;
    const runner = desk.runner(name);
    return runner === null ? undefined : { runner, watch: () => desk.watch(name) };
  }

  async #steer(request: IncomingMessage, response: ServerResponse, name: string): Promise<Refusal | null> {
    const { points, isBehindProxy, currentRunId, desk } = this.#options;
    const retryAfterMs = points.take(clientAddress(request, isBehindProxy), STEER_POINTS);
    if (retryAfterMs > 0) return { status: 429, code: 'RATE_LIMITED', message: RATE_LIMITED_WORDS, retryAfterMs };
    const text = await readBody(request);
    const wish = text === null ? `it is longer than ${MAX_BODY_BYTES} bytes` : parseWish(text);
    if (typeof wish === 'string') return badInput(`${BODY_WORDS}: ${wish}`);
    return answer(response, name, await desk.steer(name, wishOf(wish, currentRunId())));
  }
}

/** Whether a request is about a replay, be there one or not. */
export function namesReplay(request: IncomingMessage): boolean {
  return namedReplay(request) !== null;
}

function namedReplay(request: IncomingMessage): string | null {
  const query = (request.url ?? '').split('?')[1];
  return query === undefined ? null : new URLSearchParams(query).get('replay');
}

function wishOf({ run, at, seq, speed, playing }: Wish, currentRunId: string): ReplayWish {
  const moment = seq !== undefined ? { seq } : at !== undefined ? { time: at } : null;
  return { runId: run ?? currentRunId, moment, speed: speed ?? null, isPlaying: playing ?? null };
}

function answer(response: ServerResponse, name: string, steered: Steered): Refusal | null {
  if ('code' in steered) return { status: STATUS[steered.code], ...steered };
  response.setHeader('Cache-Control', 'no-store');
  sendJson(response, 200, { id: name, ...steered });
  return null;
}

const STATUS = { NOT_FOUND: 404, TOO_MANY_REPLAYS: 429, INTERNAL: 500 } as const;

/** Null when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What is wrong, in words, when it is none. */
function parseWish(text: string): Wish | string {
  try {
    const { data, error } = wishShape.safeParse(JSON.parse(text === '' ? '{}' : text));
    if (data !== undefined) return data;
    return error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
  } catch {
    return 'it is no JSON';
  }
}

function badInput(message: string): Refusal {
  return { status: 400, code: 'BAD_USER_INPUT', message };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}
