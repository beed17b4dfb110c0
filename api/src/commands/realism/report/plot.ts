/** What lies on a plot, in the units of its axes. A NaN interrupts a line. */
export type Layer =
  | { readonly kind: 'LINE'; readonly tone: Tone; readonly points: readonly Point[]; readonly label?: string }
  | { readonly kind: 'DOTS'; readonly tone: Tone; readonly points: readonly Point[] }
  /** Bars that stand on 0, `width` wide in units of x. */
  | { readonly kind: 'BARS'; readonly tone: Tone; readonly points: readonly Point[]; readonly width: number };

export type Point = readonly [x: number, y: number];

/** Colours of the page: what is measured, what it is compared with, what only helps the eye. */
export type Tone = 'measured' | 'compared' | 'quiet';

export type Plot = {
  readonly title: string;
  readonly layers: readonly Layer[];
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** Y that is shown in any case, such as 0. */
  readonly alwaysY?: readonly number[];
};

const WIDTH = 460;
const HEIGHT = 210;
const EDGE = { left: 58, right: 10, top: 10, bottom: 24 } as const;
const TICKS = 4;

type Scale = (value: number) => number;
type Range = readonly [low: number, high: number];

/** One plot as a figure with an inline SVG; nothing in it comes from elsewhere. */
export function plotFigure(plot: Plot): string {
  const points = plot.layers.flatMap((layer) => layer.points).filter(([x, y]) => Number.isFinite(x + y));
  if (points.length === 0) return figure(plot, '<p class="none">too few observations</p>');
  const xs = rangeOf(points.map(([x]) => x));
  const ys = rangeOf([...points.map(([, y]) => y), ...(plot.alwaysY ?? [])]);
  const x = scale(xs, EDGE.left, WIDTH - EDGE.right);
  const y = scale(ys, HEIGHT - EDGE.bottom, EDGE.top);
  const drawn = plot.layers.map((layer) => drawLayer(layer, x, y)).join('');
  const title = escapeText(plot.title);
  const svg = `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">${axes(plot, xs, ys, x, y)}${drawn}</svg>`;
  return figure(plot, svg);
}

function figure({ title, layers }: Plot, content: string): string {
  const labels = layers.flatMap((layer) =>
    layer.kind === 'LINE' && layer.label !== undefined
      ? [`<span class="key ${layer.tone}">${escapeText(layer.label)}</span>`]
      : [],
  );
  return `<figure><figcaption>${escapeText(title)}${labels.join('')}</figcaption>${content}</figure>`;
}

function rangeOf(values: readonly number[]): Range {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const air = (high - low) * 0.04 || Math.abs(high) * 0.01 || 1;
  return [low - air, high + air];
}

function scale([low, high]: Range, from: number, to: number): Scale {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

function axes({ formatX, formatY }: Plot, xs: Range, ys: Range, x: Scale, y: Scale): string {
  const ticks = ([low, high]: Range) =>
    Array.from({ length: TICKS }, (_, place) => low + ((place + 0.5) / TICKS) * (high - low));
  const rows = ticks(ys).map((value) => {
    const at = y(value).toFixed(1);
    const line = `<line class="grid" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${at}" y2="${at}"/>`;
    return `${line}<text class="tick" x="${EDGE.left - 6}" y="${at}" dy="0.35em" text-anchor="end">${formatY(value)}</text>`;
  });
  const columns = ticks(xs).map(
    (value) =>
      `<text class="tick" x="${x(value).toFixed(1)}" y="${HEIGHT - 7}" text-anchor="middle">${formatX(value)}</text>`,
  );
  return [...rows, ...columns].join('');
}

function drawLayer(layer: Layer, x: Scale, y: Scale): string {
  switch (layer.kind) {
    case 'LINE':
      return `<path class="line ${layer.tone}" d="${pathOf(layer.points, x, y)}"/>`;
    case 'DOTS':
      return layer.points
        .map(
          ([px, py]) => `<circle class="dot ${layer.tone}" cx="${x(px).toFixed(1)}" cy="${y(py).toFixed(1)}" r="1.6"/>`,
        )
        .join('');
    case 'BARS':
      return layer.points.map((point) => bar(point, layer.width, layer.tone, x, y)).join('');
  }
}

function pathOf(points: readonly Point[], x: Scale, y: Scale): string {
  let isDown = false;
  const steps = points.map(([px, py]) => {
    if (!Number.isFinite(px + py)) {
      isDown = false;
      return '';
    }
    const step = `${isDown ? 'L' : 'M'}${x(px).toFixed(1)} ${y(py).toFixed(1)}`;
    isDown = true;
    return step;
  });
  return steps.join('');
}

function bar([px, py]: Point, width: number, tone: Tone, x: Scale, y: Scale): string {
  const left = x(px - width / 2);
  const top = Math.min(y(py), y(0));
  const size = `width="${Math.max(0.5, x(px + width / 2) - left - 0.6).toFixed(1)}" height="${Math.abs(y(py) - y(0)).toFixed(1)}"`;
  return `<rect class="bar ${tone}" x="${left.toFixed(1)}" y="${top.toFixed(1)}" ${size}/>`;
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
