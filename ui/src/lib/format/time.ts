import { UNKNOWN } from './number.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number): string => String(value).padStart(2, '0');

function parts(epochMs: number): readonly [hours: number, minutes: number, seconds: number, millis: number] {
  const inDay = ((epochMs % DAY) + DAY) % DAY;
  return [
    Math.floor(inDay / HOUR),
    Math.floor((inDay % HOUR) / MINUTE),
    Math.floor((inDay % MINUTE) / SECOND),
    Math.floor(inDay % SECOND),
  ];
}

/** `14:32:07` in UTC. */
export function formatClock(epochMs: number): string {
  const [hours, minutes, seconds] = parts(epochMs);
  return `${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** `14:32` in UTC. */
export function formatMinute(epochMs: number): string {
  const [hours, minutes] = parts(epochMs);
  return `${two(hours)}:${two(minutes)}`;
}

/** `32:07.2`: the hour is in sight elsewhere, the tenth is not. */
export function formatTapeTime(epochMs: number): string {
  const [, minutes, seconds, millis] = parts(epochMs);
  return `${two(minutes)}:${two(seconds)}.${Math.floor(millis / 100)}`;
}

/** Day of a run, counted in calendar days from its first one: `Day 3`. */
export function simulatedDay(epochMs: number, startedAtMs: number): number {
  return Math.floor(epochMs / DAY) - Math.floor(startedAtMs / DAY) + 1;
}

/** `Day 3  14:32:07`. */
export function formatSimulatedTime(epochMs: number, startedAtMs: number): string {
  return `Day ${simulatedDay(epochMs, startedAtMs)}\u00a0\u00a0${formatClock(epochMs)}`;
}

/** `2026-01-05` in UTC. */
export function formatDate(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** How far the reader's own clock is ahead of UTC at that moment. */
export function localOffsetMs(epochMs: number): number {
  return -new Date(epochMs).getTimezoneOffset() * MINUTE;
}

/** The short name of the reader's own zone at that moment: `CET`, `GMT+2`. */
export function zoneName(epochMs: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts(epochMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'Local';
}

/** Age of a panel: tenths below ten seconds, then whole seconds, then minutes. */
export function formatAge(ms: number | null): string {
  if (ms === null) return UNKNOWN;
  if (ms < 10 * SECOND) return `${(ms / SECOND).toFixed(1)}\u00a0s`;
  if (ms < 2 * MINUTE) return `${Math.floor(ms / SECOND)}\u00a0s`;
  return `${Math.floor(ms / MINUTE)}\u00a0min`;
}

/** A countdown or a length: `0:41`, `6:18`, `1:02:00`. */
export function formatSpan(ms: number): string {
  const total = Math.max(0, Math.floor(ms / SECOND));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = two(total % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/** Latency of a call: `840 ms`, `1.9 s`. */
export function formatLatency(ms: number): string {
  return ms < SECOND ? `${Math.round(ms)}\u00a0ms` : `${(ms / SECOND).toFixed(1)}\u00a0s`;
}
