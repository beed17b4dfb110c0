import { isInstrument } from '../engine/run-control.ts';
import type { Command } from '../market/commands.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { ActOutcome, GodAct } from './god-acts.ts';
import type { Kernel } from './kernel.ts';

type SetFees = Extract<GodAct, { readonly kind: 'SET_FEES' }>;

/**
 * Closes the market, so that no order lives that was covered for the old fees, and brings it back to where it was: nobody
 * has a turn in between.
 */
export function setFees(kernel: Kernel, { market, makerFeeBps, takerFeeBps }: SetFees): ActOutcome {
  const fees = { makerFeeBps, takerFeeBps };
  if (!isInstrument({ ...kernel.view.instrument(market), ...fees })) return cannot(market, fees);
  const { status } = kernel.view.ticker(market);
  if (status !== 'CLOSED') kernel.submit({ type: 'CloseMarket', market });
  kernel.submit({ type: 'SetFees', market, ...fees });
  for (const command of backTo(status, market)) kernel.submit(command);
  return { changed: true, errors: [] };
}

function cannot(market: MarketSymbol, { makerFeeBps, takerFeeBps }: Omit<SetFees, 'kind' | 'market'>): ActOutcome {
  const message = `${market} cannot have fees of ${makerFeeBps} and ${takerFeeBps} basis points: from 0 to 10000, and its largest order must be payable.`;
  return { changed: false, errors: [{ code: 'INVALID_INPUT', message, field: ['input', 'takerFeeBps'] }] };
}

/** What leads a closed market to a state. */
function backTo(status: MarketStatus, market: MarketSymbol): readonly Command[] {
  const preOpen: Command = { type: 'PreOpenMarket', market };
  const auction: Command = { type: 'StartAuction', market };
  switch (status) {
    case 'CLOSED':
      return [];
    case 'PRE_OPEN':
      return [preOpen];
    case 'AUCTION':
      return [preOpen, auction];
    case 'CONTINUOUS':
      return [preOpen, auction, { type: 'UncrossMarket', market }];
    case 'HALTED':
      return [
        preOpen,
        { type: 'HaltMarket', market, reason: 'halted before its fees changed', cancelOpenOrders: false },
      ];
  }
}
