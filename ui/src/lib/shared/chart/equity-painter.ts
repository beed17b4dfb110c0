import { axisStep } from '#lib/feeds/depth.ts';
import { formatBasisPoints } from '#lib/format/number.ts';
import { formatMinute } from '#lib/format/time.ts';
import type { Point } from './bar.ts';
import { type Colours, SANS } from './colours.ts';
import type { EquityShape } from './equity.ts';
import { axisText, polyline, rule } from './plot.ts';

const AXIS_PX = 62;
const FOOT_PX = 20;
const DRAWDOWN_PX = 56;
const RIGHT_GAP_PX = 26;

type Frame = {
  readonly right: number;
  readonly bottom: number;
  readonly split: number;
  readonly x: (time: number) => number;
};

const percent = (value: number): string => formatBasisPoints(value * 100);

/** The agent's return over the run in its own hue, zero as a line, and the drawdown under it. */
export function paintEquity(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  shape: EquityShape,
  look: { readonly colours: Colours; readonly hue: string },
): void {
  const first = shape.returns[0];
  const last = shape.returns.at(-1);
  if (first === undefined || last === undefined || shape.returns.length < 2) return;
  const right = width - AXIS_PX;
  const bottom = height - FOOT_PX;
  const span = Math.max(1, last.time - first.time);
  const x = (time: number): number => ((time - first.time) / span) * (right - RIGHT_GAP_PX);
  const frame: Frame = { right, bottom, split: bottom - DRAWDOWN_PX, x };
  paintReturns(context, shape.returns, frame, look);
  paintDrawdowns(context, shape, frame, look.colours);
  paintTimes(context, first.time, span, frame, look.colours, height);
  rule(context, frame.split, width, look.colours['line-1']);
  rule(context, bottom, width, look.colours['line-1']);
}

function paintReturns(
  context: CanvasRenderingContext2D,
  returns: readonly Point[],
  { right, split, x }: Frame,
  { colours, hue }: { readonly colours: Colours; readonly hue: string },
): void {
  const values = returns.map((point) => point.value);
  const margin = Math.max(0.05, (Math.max(...values, 0) - Math.min(...values, 0)) * 0.08);
  const high = Math.max(...values, 0) + margin;
  const low = Math.min(...values, 0) - margin;
  const y = (value: number): number => 4 + (1 - (value - low) / (high - low)) * (split - 8);
  const last = returns.at(-1) as Point;
  const step = axisStep((high - low) * 100, 6) / 100;
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    rule(context, y(value), right, Math.abs(value) < step / 2 ? colours['line-2'] : colours.grid);
    if (Math.abs(y(value) - y(last.value)) > 15)
      axisText(context, percent(value), right + 8, y(value) + 3.5, colours['ink-3']);
  }
  polyline(context, returns, x, y);
  context.strokeStyle = hue;
  context.lineWidth = 1.6;
  context.lineJoin = 'round';
  context.stroke();
  context.fillStyle = hue;
  context.beginPath();
  context.arc(x(last.time), y(last.value), 2.5, 0, Math.PI * 2);
  context.fill();
  context.fillRect(right + 1, y(last.value) - 9, AXIS_PX - 1, 18);
  axisText(context, percent(last.value), right + 8, y(last.value) + 3.5, colours['bg-0']);
}

function paintDrawdowns(
  context: CanvasRenderingContext2D,
  shape: EquityShape,
  { right, split, bottom, x }: Frame,
  colours: Colours,
): void {
  const top = split + 8;
  const y = (value: number): number => top + (shape.deepest === 0 ? 0 : (value / shape.deepest) * (bottom - top - 8));
  polyline(context, shape.drawdowns, x, y);
  context.strokeStyle = colours.down;
  context.lineWidth = 1.1;
  context.stroke();
  context.lineTo(x(shape.drawdowns.at(-1)?.time ?? 0), top);
  context.lineTo(0, top);
  context.closePath();
  context.fillStyle = colours['down-soft'];
  context.fill();
  axisText(context, percent(-shape.deepest), right + 8, bottom - 6, colours['ink-3']);
  context.font = `430 11px ${SANS}`;
  context.textAlign = 'left';
  context.fillStyle = colours['ink-2'];
  context.fillText('Drawdown', 12, bottom - 7);
}

function paintTimes(
  context: CanvasRenderingContext2D,
  from: number,
  span: number,
  { right, x }: Frame,
  colours: Colours,
  height: number,
): void {
  const marks = Math.max(2, Math.floor(right / 120));
  for (let index = 1; index < marks; index += 1) {
    const time = from + (span * index) / marks;
    axisText(context, formatMinute(time), x(time), height - 6, colours['ink-3'], 'center');
  }
}
