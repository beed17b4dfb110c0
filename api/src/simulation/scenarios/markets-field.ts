import type { z } from 'zod';
import type { MarketSymbol } from '../../market/instrument.ts';
import { instruments } from '../../market/instruments/index.ts';
import { field, type Refuse } from './fields.ts';

const SYMBOLS: readonly string[] = instruments.map(({ symbol }) => symbol);

/** Markets by a word of their own or as a list. `words` says what each word stands for. */
export function marketsField<T>(
  description: string,
  words: Readonly<Record<string, T>>,
): z.ZodType<readonly MarketSymbol[] | T, unknown> {
  const takes = `${Object.keys(words).join(', ')}, or a list of markets such as [AAPL/BTC, ETH/BTC]`;
  return field(
    { description, takes: `${Object.keys(words).join(', ')}, or a list`, range: SYMBOLS.join(', ') },
    (value, refuse) => {
      if (typeof value === 'string' && Object.hasOwn(words, value)) return words[value];
      return Array.isArray(value) && value.length > 0 ? readList(value, refuse) : refuse(takes);
    },
  );
}

function readList(list: readonly unknown[], refuse: Refuse): readonly MarketSymbol[] {
  return list.flatMap((item, index) => {
    if (typeof item !== 'string' || !SYMBOLS.includes(item)) refuse(`one of ${SYMBOLS.join(', ')}`, [index]);
    else if (list.indexOf(item) < index) refuse('markets that differ', [index]);
    else return [item];
    return [];
  });
}
