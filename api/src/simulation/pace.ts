import type { SimTime } from '../market/units.ts';

/** A gap between two looks at the clock that only a sleeping machine or a blocked thread explains. */
const SLEEP_MS = 1_000;

/** How far the simulation may fall behind its pace before the lost time is given up. */
const TOLERATED_LAG_MS = 250;

/** Maps wall time to simulated time. After a sleep or an overload it continues from where it is and never bursts. */
export class Pace {
  #speed: number;
  #wallMs: number;
  #time: SimTime;
  #lookedMs: number;
  #lostMs = 0;

  constructor(speed: number, wallMs: number, time: SimTime) {
    this.#speed = speed;
    this.#wallMs = wallMs;
    this.#time = time;
    this.#lookedMs = wallMs;
  }

  /** 1 is real time, 0 as fast as possible. */
  get speed(): number {
    return this.#speed;
  }

  /** Wall time that was given up, by sleeps and overloads. */
  get lostMs(): number {
    return this.#lostMs;
  }

  /** Where simulated time should be now; infinite as fast as possible. */
  target(wallMs: number): SimTime {
    if (this.#speed === 0) return Number.POSITIVE_INFINITY;
    this.#look(wallMs);
    return this.#time + (wallMs - this.#wallMs) * this.#speed;
  }

  /** Tells how far the simulation got, so that the next target counts from a recent point. */
  reached(wallMs: number, time: SimTime): void {
    if (this.#speed === 0) return;
    this.#look(wallMs);
    const lagMs = Math.max(0, wallMs - this.#wallMs - (time - this.#time) / this.#speed);
    // Slowed down a thousandfold, a second of wall time is less than the one millisecond that time can be told in.
    const isGivenUp = lagMs > TOLERATED_LAG_MS && lagMs * this.#speed >= 1;
    const keptLagMs = isGivenUp ? 0 : lagMs;
    this.#lostMs += lagMs - keptLagMs;
    this.#wallMs = wallMs - keptLagMs;
    this.#time = time;
  }

  /** Wall time until simulated `time` is due. */
  delayUntil(time: SimTime, wallMs: number): number {
    if (this.#speed === 0) return 0;
    return Math.max(0, (time - this.target(wallMs)) / this.#speed);
  }

  setSpeed(speed: number, wallMs: number, time: SimTime): void {
    this.#speed = speed;
    this.restart(wallMs, time);
  }

  /** Counts from here, after a pause. */
  restart(wallMs: number, time: SimTime): void {
    this.#wallMs = wallMs;
    this.#lookedMs = wallMs;
    this.#time = time;
  }

  #look(wallMs: number): void {
    const sleptMs = Math.max(0, wallMs - this.#lookedMs - SLEEP_MS);
    this.#lostMs += sleptMs;
    this.#wallMs += sleptMs;
    this.#lookedMs = wallMs;
  }
}
