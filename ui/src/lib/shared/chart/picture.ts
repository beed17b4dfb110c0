import { MONO, readColours, SANS } from './colours.ts';

const HEAD_PX = 40;
const FOOT_PX = 24;
const SIDE_PX = 12;

export type Caption = { readonly title: string; readonly sub: string; readonly foot: string };

/** A drawn canvas on the ground of its panel, with a line above and one below that say what it shows. */
export function captioned(drawn: HTMLCanvasElement, host: Element, { title, sub, foot }: Caption): Promise<Blob> {
  const colours = readColours(host);
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [drawn.width / ratio, drawn.height / ratio];
  const picture = document.createElement('canvas');
  picture.width = drawn.width;
  picture.height = Math.round((height + HEAD_PX + FOOT_PX) * ratio);
  const context = picture.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.scale(ratio, ratio);
  context.fillStyle = colours['bg-1'];
  context.fillRect(0, 0, width, height + HEAD_PX + FOOT_PX);
  context.drawImage(drawn, 0, HEAD_PX, width, height);
  const write = (text: string, x: number, y: number, font: string, colour: string): number => {
    context.font = font;
    context.fillStyle = colour;
    context.fillText(text, x, y);
    return x + context.measureText(text).width;
  };
  const end = write(title, SIDE_PX, 25, `620 15px ${SANS}`, colours['ink-1']);
  write(sub, end + 8, 25, `430 12px ${SANS}`, colours['ink-2']);
  write(foot, SIDE_PX, HEAD_PX + height + 16, `440 10.5px ${MONO}`, colours['ink-3']);
  return pngOf(picture);
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('the picture could not be made')) : resolve(blob)));
  });
}
