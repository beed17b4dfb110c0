import { formatClock, simulatedDay } from './time.ts';

const DAY_MS = 86_400_000;

const TEXT = /^(\d{1,5})d(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?$/;

/** A simulated moment as it stands in an address, `3d14:32:07`: the day of the run and the clock of that day, as on the deck. */
export function momentText(timeMs: number, startedAtMs: number): string {
  const millis = Math.floor(timeMs % 1_000);
  const fraction = millis === 0 ? '' : `.${String(millis).padStart(3, '0')}`;
  return `${simulatedDay(timeMs, startedAtMs)}d${formatClock(timeMs)}${fraction}`;
}

/** The moment in simulated epoch ms, given where the run begins; null when the text is none. Plain epoch ms are taken too. */
export function parseMoment(text: string): ((startedAtMs: number) => number) | null {
  if (/^\d{10,16}$/.test(text)) return () => Number(text);
  const found = TEXT.exec(text);
  if (found === null) return null;
  const [days = 1, hours = 0, minutes = 0, seconds = 0] = found.slice(1, 5).map(Number);
  const millis = Number((found[5] ?? '').padEnd(3, '0'));
  const clockMs = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + millis;
  if (days < 1 || hours > 23 || minutes > 59 || seconds > 59) return null;
  return (startedAtMs) => (Math.floor(startedAtMs / DAY_MS) + days - 1) * DAY_MS + clockMs;
}
