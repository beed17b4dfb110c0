import { axisStep } from '#lib/feeds/depth.ts';
import { formatBasisPoints } from '#lib/format/number.ts';
import type { Point } from './bar.ts';
import { type Colours, SANS } from './colours.ts';
import { axisText, polyline, rule } from './plot.ts';

export type OverlayLine = {
  readonly points: readonly Point[];
  readonly hue: string;
  readonly isDashed: boolean;
  /** Written at the right end; empty for a line that is one of many. */
  readonly label: string;
  /** How much the eye is led to it. */
  readonly weight: 'strong' | 'plain' | 'faint';
};

export type Overlay = {
  readonly lines: readonly OverlayLine[];
  readonly timeLabel: (time: number) => string;
  /** A moment with a word, such as where two runs part. */
  readonly moment: { readonly time: number; readonly word: string } | null;
};

const AXIS_PX = 78;
const FOOT_PX = 20;
const RIGHT_GAP_PX = 10;
const LABEL_PX = 15;
const WIDTHS = { strong: 2, plain: 1.4, faint: 1 } as const;
const ALPHAS = { strong: 1, plain: 0.95, faint: 0.22 } as const;

type Frame = {
  readonly right: number;
  readonly bottom: number;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
};

const percent = (value: number): string => formatBasisPoints(value * 100);

/** Returns of several agents or runs over one another, in per cent, with zero as a line. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  overlay: Overlay,
  colours: Colours,
): void {
  const points = overlay.lines.flatMap((line) => line.points);
  if (points.length < 2) return;
  const frame = frameOf(points, width, height);
  const labels = placeLabels(overlay.lines, frame);
  paintGrid(context, frame, colours, labels);
  paintTimes(context, points, overlay.timeLabel, frame, colours, height);
  if (overlay.moment !== null) paintMoment(context, overlay.moment, frame, colours);
  for (const line of overlay.lines) paintLine(context, line, frame);
  for (const { line, y } of labels) paintLabel(context, line, y, frame.right, colours);
  rule(context, frame.bottom, width, colours['line-1']);
}

function frameOf(points: readonly Point[], width: number, height: number): Frame {
  const times = points.map((point) => point.time);
  const values = points.map((point) => point.value);
  const from = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - from);
  const margin = Math.max(0.05, (Math.max(...values, 0) - Math.min(...values, 0)) * 0.08);
  const [low, high] = [Math.min(...values, 0) - margin, Math.max(...values, 0) + margin];
  const [right, bottom] = [width - AXIS_PX, height - FOOT_PX];
  return {
    right,
    bottom,
    low,
    high,
    x: (time) => ((time - from) / span) * (right - RIGHT_GAP_PX),
    y: (value) => 4 + (1 - (value - low) / (high - low)) * (bottom - 8),
  };
}

function paintGrid(
  context: CanvasRenderingContext2D,
  { low, high, y, right }: Frame,
  colours: Colours,
  labels: readonly Label[],
): void {
  const step = axisStep((high - low) * 100, 6) / 100;
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    rule(context, y(value), right, Math.abs(value) < step / 2 ? colours['line-2'] : colours.grid);
    if (labels.every((label) => Math.abs(label.y - y(value)) > LABEL_PX))
      axisText(context, percent(value), right + 8, y(value) + 3.5, colours['ink-3']);
  }
}

function paintTimes(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  timeLabel: (time: number) => string,
  { right, x }: Frame,
  colours: Colours,
  height: number,
): void {
  const times = points.map((point) => point.time);
  const from = Math.min(...times);
  const span = Math.max(...times) - from;
  const marks = Math.max(2, Math.floor(right / 120));
  for (let index = 1; index < marks; index += 1) {
    const time = from + (span * index) / marks;
    axisText(context, timeLabel(time), x(time), height - 6, colours['ink-3'], 'center');
  }
}

function paintMoment(
  context: CanvasRenderingContext2D,
  { time, word }: NonNullable<Overlay['moment']>,
  { x, bottom, right }: Frame,
  colours: Colours,
): void {
  const at = Math.round(x(time)) + 0.5;
  if (at < 0 || at > right) return;
  context.strokeStyle = colours['ink-3'];
  context.lineWidth = 1;
  context.setLineDash([1, 3]);
  context.beginPath();
  context.moveTo(at, 0);
  context.lineTo(at, bottom);
  context.stroke();
  context.setLineDash([]);
  context.font = `430 11px ${SANS}`;
  const isNearEnd = at > right - 120;
  context.textAlign = isNearEnd ? 'right' : 'left';
  context.fillStyle = colours['ink-2'];
  context.fillText(word, at + (isNearEnd ? -6 : 6), 14);
}

function paintLine(context: CanvasRenderingContext2D, line: OverlayLine, { x, y }: Frame): void {
  const last = line.points.at(-1);
  if (last === undefined) return;
  context.globalAlpha = ALPHAS[line.weight];
  context.strokeStyle = line.hue;
  context.fillStyle = line.hue;
  context.lineWidth = WIDTHS[line.weight];
  context.lineJoin = 'round';
  context.setLineDash(line.isDashed ? [5, 4] : []);
  polyline(context, line.points, x, y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(x(last.time), y(last.value), line.weight === 'faint' ? 1.5 : 2.5, 0, Math.PI * 2);
  context.fill();
  context.globalAlpha = 1;
}

type Label = { readonly line: OverlayLine; readonly y: number };

/** From the top down, each at its line's end or as far below the one above as it must be to be read. */
function placeLabels(lines: readonly OverlayLine[], { y, bottom }: Frame): readonly Label[] {
  const labelled = lines
    .filter((line) => line.label !== '')
    .map((line) => ({ line, y: y(line.points.at(-1)?.value ?? 0) }))
    .sort((a, b) => a.y - b.y);
  const placed: Label[] = [];
  for (const { line, y } of labelled)
    placed.push({ line, y: Math.max(y, (placed.at(-1)?.y ?? Number.NEGATIVE_INFINITY) + LABEL_PX) });
  const over = Math.max(0, (placed.at(-1)?.y ?? 0) - (bottom - 6));
  return placed.map((label) => ({ ...label, y: label.y - over }));
}

function paintLabel(
  context: CanvasRenderingContext2D,
  line: OverlayLine,
  y: number,
  right: number,
  colours: Colours,
): void {
  const value = percent(line.points.at(-1)?.value ?? 0);
  axisText(
    context,
    `${line.label} ${value}`,
    right + 8,
    y + 3.5,
    line.weight === 'faint' ? colours['ink-3'] : line.hue,
  );
}
