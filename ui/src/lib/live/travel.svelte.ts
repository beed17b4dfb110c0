import type { Client } from '@urql/core';
import { momentText, parseMoment } from '#lib/format/moment.ts';
import { createApiClient, makeCurrent } from './client.ts';
import type { Link } from './link.ts';
import { end, look, type Refused, type ReplayState, type ReplayWish, steer } from './steering.ts';

/** Simulated per wall time, as the deck offers it. */
export const REPLAY_SPEEDS = [1, 5, 20, 100] as const;

/** Between two questions how the replay stands, wall-clock milliseconds: while it stands or plays, and while it is under way. */
const LOOK_MS = 1_000;
const LOOK_AT_WAY_MS = 250;

/** Moves of a pointer within this time are one wish. */
const GATHER_MS = 90;

const NAME_BYTES = 12;

/** What was asked of a replay before it was left is still answered, wall-clock milliseconds. */
const END_AFTER_MS = 2_000;

/** The replay that this page may have: what it is called, who asks it, and what it is sent when it has to be opened anew. */
type Opened = { readonly name: string; readonly client: Client };

/**
 * Where in time the terminal is. In the past everything on the screen comes from a replay that the server keeps for this
 * page; nothing turns before the replay has arrived, and then all of it does at once.
 */
export class Travel {
  readonly #link: Link;
  /** Simulated epoch ms at which the reader wants to be; null in the present. */
  wanted = $state<number | null>(null);
  /** What the server said last; null in the present, and before its first word. */
  replay = $state.raw<ReplayState | null>(null);
  /** True while the screen shows the replay. */
  isOn = $state(false);
  /** Why it cannot be gone there; null when all is well. */
  problem = $state<string | null>(null);
  speed = $state<number>(REPLAY_SPEEDS[0]);
  isPlaying = $state(false);
  /** The run that is replayed; null for the one that goes on. */
  runId = $state<string | null>(null);
  /** Where it came to stand last, as an address says it; null in the present. */
  place = $state<string | null>(null);

  readonly isUnderWay = $derived(this.wanted !== null && (this.replay === null || this.replay.isSeeking));

  #opened: Opened | null = null;
  #wish: ReplayWish | null = null;
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #gathering: ReturnType<typeof setTimeout> | null = null;
  #settled: (() => void)[] = [];

  constructor(link: Link) {
    this.#link = link;
  }

  /** Goes to the moment of an address. Resolves when it is there, or it is known why not. */
  async follow(text: string, runId: string | null): Promise<void> {
    const moment = parseMoment(text);
    if (moment === null) {
      this.problem = `"${text}" is no moment: expected such as 1d14:32:07.`;
      return;
    }
    this.runId = runId;
    const isOfAnother = runId !== null && this.replay?.runId !== runId;
    if (this.replay === null || isOfAnother) await this.#tell({});
    if (this.replay === null) return;
    this.goTo(moment(this.replay.from), runId);
    await new Promise<void>((resolve) => this.#settled.push(resolve));
  }

  /** Goes to a moment, simulated epoch ms. The last wish counts, however quickly they come. */
  goTo(time: number, runId: string | null = this.runId): void {
    this.runId = runId;
    this.wanted = time;
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => void this.#tell({ at: Math.round(time) }), GATHER_MS);
  }

  play(speed: number = this.speed): void {
    this.speed = speed;
    this.isPlaying = true;
    void this.#tell({ speed, playing: true });
  }

  pause(): void {
    this.isPlaying = false;
    void this.#tell({ playing: false }).then(() => this.#settle());
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    void this.#tell({ speed });
  }

  playOrPause(): void {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  /** The moment that a replay which plays has come to, as an address says it. */
  addressNow(): string | null {
    return this.replay === null ? null : momentText(this.replay.time, this.replay.from);
  }

  /** The page is being closed: nobody will watch its replay. One that comes back opens it anew. */
  abandon(): void {
    if (this.#opened !== null) end(this.#opened.name);
  }

  /** Back to the present. */
  leave(): void {
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    if (this.#timer !== null) clearTimeout(this.#timer);
    makeCurrent(this.#link.live);
    this.#link.turnTo(this.#link.live);
    if (this.#opened !== null) endSoon(this.#opened.name);
    this.#opened = null;
    this.#wish = null;
    this.isOn = false;
    this.wanted = null;
    this.replay = null;
    this.problem = null;
    this.isPlaying = false;
    this.runId = null;
    this.#settle();
  }

  /** One wish at a time; those that come meanwhile become one. */
  async #tell(wish: ReplayWish): Promise<void> {
    this.#opened ??= this.#open();
    this.#wish = { ...this.#wish, ...wish };
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#wish !== null && this.#opened !== null) {
      const next = this.#wish;
      this.#wish = null;
      this.#hear(this.#opened, await steer(this.#opened.name, { ...this.#run(), ...next }));
    }
    this.#isSending = false;
  }

  /** The run it is in already stays its run, also when another one begins. */
  #run(): ReplayWish {
    const run = this.runId ?? this.replay?.runId;
    return run === undefined ? {} : { run };
  }

  #open(): Opened {
    const name = Array.from(crypto.getRandomValues(new Uint8Array(NAME_BYTES)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    return { name, client: createApiClient({ replay: name, prepare: () => this.#reopenIfGone(name) }) };
  }

  #hear(opened: Opened, answer: ReplayState | Refused): void {
    if (opened !== this.#opened) return;
    if ('status' in answer) this.#hearRefusal(answer);
    else this.#hearState(opened, answer);
    if (opened === this.#opened) this.#lookAgain(opened);
  }

  #hearState(opened: Opened, replay: ReplayState): void {
    this.problem = null;
    this.replay = replay;
    if (replay.isPlaying && !replay.isSeeking) this.wanted = replay.time;
    if (!replay.isSeeking && this.wanted !== null) this.#turn(opened);
  }

  /** What the server could not do just now is tried again; what it refuses stays refused. */
  #hearRefusal({ status, message }: Refused): void {
    this.problem = message;
    if (status < 400 || status >= 500) return;
    if (this.isOn) {
      this.wanted = this.replay?.time ?? this.wanted;
      return;
    }
    this.#opened = null;
    this.#wish = null;
    this.replay = null;
    this.wanted = null;
    this.runId = null;
    this.#settle();
  }

  #turn({ client }: Opened): void {
    this.isOn = true;
    makeCurrent(client);
    this.#link.turnTo(client);
    if (!this.isPlaying) this.#settle();
  }

  /** It stands where it was sent, or will not get there. */
  #settle(): void {
    const { wanted, replay } = this;
    this.place = wanted === null || replay === null ? null : momentText(wanted, replay.from);
    for (const resolve of this.#settled.splice(0)) resolve();
  }

  #lookAgain(opened: Opened): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(opened), this.isUnderWay ? LOOK_AT_WAY_MS : LOOK_MS);
  }

  async #look(opened: Opened): Promise<void> {
    const answer = await look(opened.name);
    if (opened !== this.#opened || this.#isSending) return;
    // The server was started anew, or ended a replay that seemed forgotten.
    if ('status' in answer && answer.status === 404) return this.#tell(this.#whereItWas());
    this.#hear(opened, answer);
  }

  async #reopenIfGone(name: string): Promise<void> {
    const answer = await look(name);
    if ('status' in answer && answer.status === 404) await steer(name, { ...this.#run(), ...this.#whereItWas() });
  }

  #whereItWas(): ReplayWish {
    const at = this.wanted ?? this.replay?.time;
    return { ...(at === undefined ? {} : { at: Math.round(at) }), speed: this.speed, playing: this.isPlaying };
  }
}

function endSoon(replay: string): void {
  setTimeout(() => end(replay), END_AFTER_MS);
}
