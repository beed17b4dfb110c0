import { identityOf, type MarkFrame } from '../identity.ts';
import { mixHex, resolveColour } from './colours.ts';

const TILE_SHARE = 0.17;

/** Draws an agent's mark on a canvas, the same shape as `Mark.svelte`. */
export function paintMark(
  context: CanvasRenderingContext2D,
  element: Element,
  mark: {
    readonly handle: string;
    readonly frame: MarkFrame;
    readonly x: number;
    readonly y: number;
    readonly size: number;
  },
  background: string,
): void {
  const { glyph, colour } = identityOf(mark.handle);
  const ink = resolveColour(element, colour);
  const scale = mark.size / 16;
  context.save();
  context.translate(mark.x - mark.size / 2, mark.y - mark.size / 2);
  context.scale(scale, scale);
  if (mark.frame === 'tile') {
    context.fillStyle = ink.startsWith('#') ? mixHex(ink, background, TILE_SHARE) : background;
    context.beginPath();
    context.roundRect(0, 0, 16, 16, 2.5);
    context.fill();
  }
  context.strokeStyle = ink;
  context.lineWidth = 1.7;
  context.lineCap = 'square';
  if (mark.frame === 'ring') {
    context.lineWidth = 1;
    context.beginPath();
    context.arc(8, 8, 7.5, 0, Math.PI * 2);
    context.stroke();
    context.lineWidth = 1.7;
  }
  context.stroke(new Path2D(glyph.stroke));
  if (glyph.fill) {
    context.fillStyle = ink;
    context.fill(new Path2D(glyph.fill));
  }
  context.restore();
}
