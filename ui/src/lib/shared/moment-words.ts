import type { Moment } from '#lib/feeds/moments.ts';
import { formatBasisPoints, formatQuantity } from '#lib/format/number.ts';
import type { Terminal } from '#lib/live/terminal.svelte.ts';
import { agentPath, fillPath, marketPath } from '#lib/views/paths.ts';

export type MomentWords = { readonly sign: string; readonly words: string; readonly path: string };

/** A moment in a few words, and where a click on it goes: to what it is about. */
export function momentWords(moment: Moment, terminal: Terminal): MomentWords {
  const asset = (symbol: string): string => terminal.market(symbol)?.baseAsset ?? symbol;
  switch (moment.kind) {
    case 'move': {
      const sign = moment.basisPoints > 0 ? '▴' : '▾';
      const words = `${asset(moment.market)} ${formatBasisPoints(moment.basisPoints)} % in a minute`;
      return { sign, words, path: marketPath(moment.market) };
    }
    case 'fill': {
      const { taker, takerKind, takerSide, takerOrderId, quantityLots, market } = moment.trade;
      const quantity = formatQuantity(quantityLots, terminal.market(market)?.lotsPerUnit ?? 1);
      const words = `${terminal.nameOf(taker)} ${takerSide === 'BUY' ? 'bought' : 'sold'} ${quantity} ${asset(market)}`;
      return { sign: '●', words, path: takerKind === 'AGENT' ? fillPath(taker, takerOrderId) : marketPath(market) };
    }
    case 'halt':
      return { sign: '❚❚', words: `${asset(moment.market)} halted`, path: marketPath(moment.market) };
    case 'cap':
      return { sign: '■', words: 'Budget cap reached', path: '/vitals' };
    case 'broken-plan': {
      const words = `${terminal.nameOf(moment.agent)} took back its plan in ${asset(moment.market)}`;
      return { sign: '✕', words, path: agentPath(moment.agent, moment.seq) };
    }
  }
}
