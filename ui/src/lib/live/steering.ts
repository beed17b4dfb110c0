import { replayAddress } from './address.ts';
import { askBeside } from './client.ts';

/** How a replay stands, as the server tells it. */
export type ReplayState = {
  readonly runId: string;
  /** Simulated times, epoch ms: the run's first and newest, and the one that is shown. */
  readonly from: number;
  readonly until: number;
  readonly time: number;
  readonly seq: number;
  readonly speed: number;
  readonly isPlaying: boolean;
  readonly isSeeking: boolean;
  /** Of the way to where it was sent, 0 to 1. */
  readonly progress: number;
};

/** What is left out stays as it is. */
export type ReplayWish = {
  readonly run?: string;
  readonly at?: number;
  readonly speed?: number;
  readonly playing?: boolean;
};

/** Why the server did not do it, in its words. */
export type Refused = { readonly status: number; readonly message: string };

type Refusal = { readonly errors?: readonly { readonly message: string }[] };

/** Opens the replay of that name, or moves it. */
export function steer(replay: string, wish: ReplayWish): Promise<ReplayState | Refused> {
  const headers = { 'Content-Type': 'application/json' };
  return ask(replay, { method: 'PUT', headers, body: JSON.stringify(wish) });
}

export function look(replay: string): Promise<ReplayState | Refused> {
  return ask(replay, {});
}

/** Also when the page is being closed. A replay that is not ended ends by itself, a little later. */
export function end(replay: string): void {
  void askBeside(replayAddress(replay), { method: 'DELETE', keepalive: true }).catch(() => undefined);
}

async function ask(replay: string, init: RequestInit): Promise<ReplayState | Refused> {
  try {
    const response = await askBeside(replayAddress(replay), init);
    const body = (await response.json()) as ReplayState & Refusal;
    if (response.ok) return body;
    return { status: response.status, message: body.errors?.[0]?.message ?? 'The server gave no answer.' };
  } catch {
    return { status: 0, message: 'The server does not answer.' };
  }
}
