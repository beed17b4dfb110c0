import type { Point } from './bar.ts';
import { MONO } from './colours.ts';

/** The strokes that all charts on own canvases are made of. */

export function polyline(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  x: (time: number) => number,
  y: (value: number) => number,
): void {
  context.beginPath();
  points.forEach((point, index) => {
    if (index === 0) context.moveTo(x(point.time), y(point.value));
    else context.lineTo(x(point.time), y(point.value));
  });
}

export function axisText(
  context: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  colour: string,
  align: CanvasTextAlign = 'left',
): void {
  context.font = `440 10.5px ${MONO}`;
  context.textAlign = align;
  context.fillStyle = colour;
  context.fillText(words, x, y);
}

export function rule(context: CanvasRenderingContext2D, y: number, right: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, Math.round(y) + 0.5);
  context.lineTo(right, Math.round(y) + 0.5);
  context.stroke();
}
