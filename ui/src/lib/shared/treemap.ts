export type Tile<Item> = {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Splits an area among weighted items, largest first, always across its longer side: tiles stay close to square for a few items. */
export function treemap<Item>(
  items: readonly { readonly item: Item; readonly weight: number }[],
  area: Area,
): readonly Tile<Item>[] {
  const first = items[0];
  if (first === undefined) return [];
  if (items.length === 1) return [{ item: first.item, ...area }];
  const total = items.reduce((sum, each) => sum + each.weight, 0);
  const half = splitPoint(items, total);
  const left = items.slice(0, half);
  const share = total === 0 ? half / items.length : left.reduce((sum, each) => sum + each.weight, 0) / total;
  const [a, b] = cut(area, share);
  return [...treemap(left, a), ...treemap(items.slice(half), b)];
}

/** Where the first part holds as near to half of the weight as it can. */
function splitPoint(items: readonly { readonly weight: number }[], total: number): number {
  let sum = 0;
  for (let index = 0; index < items.length - 1; index += 1) {
    const next = sum + (items[index]?.weight ?? 0);
    if (next >= total / 2) return Math.max(1, next - total / 2 > total / 2 - sum ? index : index + 1);
    sum = next;
  }
  return items.length - 1;
}

function cut(area: Area, share: number): readonly [Area, Area] {
  if (area.width >= area.height) {
    const width = area.width * share;
    return [
      { ...area, width },
      { ...area, x: area.x + width, width: area.width - width },
    ];
  }
  const height = area.height * share;
  return [
    { ...area, height },
    { ...area, y: area.y + height, height: area.height - height },
  ];
}
