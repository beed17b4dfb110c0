import type { Occasion } from '#lib/feeds/occasions.ts';
import { simulatedDay } from '#lib/format/time.ts';
import { type Colours, MONO } from '#lib/shared/chart/colours.ts';

/** Traded value of one stretch of the run, all markets together. */
export type Activity = { readonly time: number; readonly turnover: number };

export type RunLine = {
  readonly from: number;
  readonly until: number;
  /** The newest moment of the run; a young run ends before its line does. */
  readonly now: number;
  readonly activity: readonly Activity[];
  readonly occasions: readonly Occasion[];
  readonly held: boolean;
  /** Where the terminal is when that is not the present. */
  readonly playhead: number | null;
};

const LEFT_PX = 12;
/** Room for the word at the right end, or for the way back there. */
const RIGHT_PX = 88;
const DAY_MS = 86_400_000;

type Stretch = Pick<RunLine, 'from' | 'until'>;

function pixelOf(time: number, { from, until }: Stretch, width: number): number {
  return LEFT_PX + ((time - from) / Math.max(1, until - from)) * (width - RIGHT_PX - LEFT_PX);
}

/** The simulated time under a pixel; null behind the right end, which is the present. */
export function timeAt(pixel: number, { from, until }: Stretch, width: number): number | null {
  const share = (pixel - LEFT_PX) / Math.max(1, width - RIGHT_PX - LEFT_PX);
  return share > 1 ? null : from + Math.max(0, share) * (until - from);
}

/** Which mark an occasion has on the line: told apart by shape, not by colour alone. */
function paintOccasion(context: CanvasRenderingContext2D, kind: Occasion['kind'], x: number, colours: Colours): void {
  const y = 6;
  context.fillStyle = kind === 'HALT' || kind === 'RESUME' ? colours.warn : colours.accent;
  context.beginPath();
  switch (kind) {
    case 'NEWS':
      context.rect(x - 2.5, y - 2.5, 5, 5);
      break;
    case 'SHOCK':
      context.moveTo(x, y - 3.5);
      context.lineTo(x + 3.5, y);
      context.lineTo(x, y + 3.5);
      context.lineTo(x - 3.5, y);
      break;
    case 'HALT':
      context.rect(x - 3, y - 3, 2, 6);
      context.rect(x + 1, y - 3, 2, 6);
      break;
    default:
      return;
  }
  context.fill();
}

/** The whole run in one line: how busy it was, its days, and what happened; the playhead stands at now. */
export function paintRunLine(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  line: RunLine,
  colours: Colours,
): void {
  const right = width - RIGHT_PX;
  const x = (time: number): number => pixelOf(time, line, width);
  const busiest = Math.max(1, ...line.activity.map((each) => each.turnover));
  const barPx = Math.max(1, Math.min(3, (right - LEFT_PX) / Math.max(1, line.activity.length) - 1));
  context.fillStyle = colours['line-2'];
  for (const each of line.activity) {
    const tall = Math.max(1, (each.turnover / busiest) * (height - 12));
    context.fillRect(Math.round(x(each.time)), height - 1 - tall, barPx, tall);
  }
  context.font = `440 10.5px ${MONO}`;
  context.textAlign = 'left';
  const firstMidnight = Math.floor(line.from / DAY_MS) * DAY_MS;
  for (let day = firstMidnight; day < line.until; day += DAY_MS) {
    const start = Math.max(day, line.from);
    context.fillStyle = colours['line-2'];
    context.fillRect(Math.round(x(start)), 0, 1, height);
    context.fillStyle = colours['ink-3'];
    if (x(Math.min(day + DAY_MS, line.until)) - x(start) > 44)
      context.fillText(`Day ${simulatedDay(start, line.from)}`, x(start) + 6, 11);
  }
  for (const occasion of line.occasions) paintOccasion(context, occasion.kind, x(occasion.time), colours);
  context.fillStyle = line.held ? colours.warn : colours.accent;
  const now = x(line.now);
  if (line.playhead !== null) {
    paintPlayhead(context, x(line.playhead), now, height, colours);
    return;
  }
  context.fillRect(Math.round(now), 0, 2, height);
  context.font = `560 10.5px ${MONO}`;
  context.fillText(line.held ? 'HELD' : 'LIVE', now + 10, 16);
}

/** What lies ahead of it is hatched: the rest of the screen does not know it. */
function paintPlayhead(
  context: CanvasRenderingContext2D,
  at: number,
  now: number,
  height: number,
  colours: Colours,
): void {
  context.fillRect(Math.round(at) - 1, 0, 2, height);
  context.beginPath();
  context.moveTo(at - 4, 0);
  context.lineTo(at + 4, 0);
  context.lineTo(at, 5);
  context.fill();
  context.strokeStyle = colours['line-2'];
  context.lineWidth = 1;
  context.beginPath();
  for (let x = Math.ceil(at) + 5; x < now; x += 6) {
    context.moveTo(x, height);
    context.lineTo(x + 4, height - 4);
  }
  context.stroke();
}
