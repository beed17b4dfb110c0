/** The tokens, as canvases need them: resolved to colours of the theme in force. */

const NAMES = [
  'bg-0',
  'bg-1',
  'bg-2',
  'bg-3',
  'line-1',
  'line-2',
  'line-3',
  'grid',
  'ink-1',
  'ink-2',
  'ink-3',
  'ink-4',
  'accent',
  'accent-ink',
  'up',
  'down',
  'up-soft',
  'down-soft',
  'up-ink',
  'down-ink',
  'warn',
  'hatch',
  'series-1',
  'series-2',
  'series-3',
] as const;

export type ColourName = (typeof NAMES)[number];
export type Colours = Readonly<Record<ColourName, string>>;

export const MONO = "'JetBrains Mono Variable', ui-monospace, Menlo, monospace";
export const SANS = "'Inter Variable', ui-sans-serif, system-ui, sans-serif";

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, asHex(style.getPropertyValue(`--${name}`).trim())])) as Colours;
}

/** Resolves `var(--ag-kelvin)` to the colour it stands for. */
export function resolveColour(element: Element, colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1];
  return name === undefined ? colour : asHex(getComputedStyle(element).getPropertyValue(name).trim());
}

/** Charts mix colours and fade them: they need figures where a reader's own colours have names. */
function asHex(colour: string): string {
  if (colour === '' || colour.startsWith('#')) return colour;
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return colour;
  context.fillStyle = inThisPage(colour);
  context.fillRect(0, 0, 1, 1);
  return `#${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map(twoDigits).join('')}`;
}

/** What a name such as `CanvasText` stands for here: a canvas by itself would not know whether the page is dark. */
function inThisPage(colour: string): string {
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

const twoDigits = (channel: number): string => channel.toString(16).padStart(2, '0');

/** Canvas knows no color-mix in every engine, so tiles are mixed here. `share` of `top` over `bottom`, both `#rrggbb` or `#rgb`. */
export function mixHex(top: string, bottom: string, share: number): string {
  const channel = (hex: string, index: number): number => {
    const digits = hex.length === 4 ? (hex[index + 1] ?? '0').repeat(2) : hex.slice(1 + index * 2, 3 + index * 2);
    return Number.parseInt(digits, 16);
  };
  const mixed = [0, 1, 2].map((index) =>
    Math.round(channel(top, index) * share + channel(bottom, index) * (1 - share)),
  );
  return `#${mixed.map(twoDigits).join('')}`;
}
