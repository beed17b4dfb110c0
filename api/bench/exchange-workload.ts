import { sideWord } from '../src/engine/codes.ts';
import { Exchange } from '../src/engine/exchange.ts';
import type { Command, SequencedCommand } from '../src/market/commands.ts';
import { type Instrument, usualRules } from '../src/market/instrument.ts';
import type { OrderRequest } from '../src/market/order.ts';
import type { Seq, SimTime } from '../src/market/units.ts';
import { must } from '../src/util/assert.ts';
import type { Operation } from './workload.ts';

/** Room between two commands for the events of one. */
const SEQ_STEP = 1_000;
const PARTICIPANTS = 100;

const names = Array.from({ length: PARTICIPANTS }, (_, index) => `p${index}`);

export const instrument: Instrument = {
  ...usualRules,
  symbol: 'AAPL/BTC',
  baseAsset: 'AAPL',
  quoteAsset: 'BTC',
  name: 'Apple',
  lotsPerUnit: 1,
  tickSats: 1,
  openingPriceSats: 10_000,
  maxOrderLots: 1_000_000,
  maxPriceSats: 1_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
};

/** An exchange that is open, with everybody in it. */
export function openExchange(): Exchange {
  const exchange = new Exchange();
  const start: Command = { type: 'StartRun', scenario: 'bench', seed: '1', instruments: [instrument] };
  const text = { name: 'p', strategy: 's', description: 'd' };
  const admissions = Array.from({ length: PARTICIPANTS }, (_, index): Command => {
    const participant = {
      participantId: names[index] ?? '',
      kind: 'BACKGROUND',
      ...text,
      brain: null,
      market: null,
    } as const;
    return { type: 'AdmitParticipant', participant, funds: { BTC: 20_000_000_000_000, AAPL: 9_000_000 } };
  });
  for (const [index, command] of [start, ...admissions].entries()) {
    exchange.apply({ ...command, seq: index * SEQ_STEP + 1, time: 0 });
  }
  return exchange;
}

/** The operations as commands for an open exchange that has had so many before, each object made in one piece. */
export function commandsOf(operations: readonly Operation[], before = 0): readonly SequencedCommand[] {
  const first = (PARTICIPANTS + 1 + before) * SEQ_STEP + 1;
  return operations.map((operation, index) => commandOf(operation, first + index * SEQ_STEP, before + index));
}

/** Buyers have even names and sellers odd ones, so that nobody meets an order of his own and all sides do equal work. */
function commandOf({ kind, orderId, side, price, lots }: Operation, seq: Seq, time: SimTime): SequencedCommand {
  const pair = orderId % (PARTICIPANTS / 2);
  const participantId = must(names[2 * pair + side], 'name');
  if (kind === 'CANCEL') return { type: 'CancelOrder', participantId, orderId, decisionSeq: null, seq, time };
  const order: OrderRequest = {
    market: instrument.symbol,
    side: sideWord(side),
    kind: 'LIMIT',
    timeInForce: kind === 'TAKE' ? 'IOC' : 'GTC',
    postOnly: false,
    priceSats: price,
    stopPriceSats: null,
    quantityLots: lots,
    displayLots: null,
    expireAt: null,
    selfTradePrevention: 'CANCEL_NEWEST',
  };
  return { type: 'PlaceOrder', participantId, order, decisionSeq: null, seq, time };
}
