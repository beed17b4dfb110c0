const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** Such as `6h 30m` or `12.5s`: the two largest units, and tenths of a second below a minute. */
export function durationWords(durationMs: number): string {
  if (durationMs < 60_000) return `${Math.round(durationMs / 100) / 10}s`;
  let rest = Math.round(durationMs / 1_000) * 1_000;
  const parts: string[] = [];
  for (const [unit, unitMs] of UNITS) {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.slice(0, 2).join(' ');
}

export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

/** Columns as wide as their widest cell; those of numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = head.map((title, place) =>
    Math.max(title.length, ...rows.map((row) => String(row[place] ?? '').length)),
  );
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, place) => fitted(cell, widths[place] ?? 0, rows, place));
  return [head, ...rows].map((row) => `${line(row).join('  ').trimEnd()}\n`).join('');
}

function fitted(
  cell: string | number,
  width: number,
  rows: readonly (readonly (string | number)[])[],
  place: number,
): string {
  const isNumeric = typeof rows[0]?.[place] === 'number';
  return isNumeric ? String(cell).padStart(width) : String(cell).padEnd(width);
}
