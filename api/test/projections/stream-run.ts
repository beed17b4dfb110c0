import { Exchange } from '../../src/engine/exchange.ts';
import type { Command } from '../../src/market/commands.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import { CommandStream, type StreamShape, streamInstruments } from '../engine/command-stream.ts';
import { LiveOrders } from '../engine/live-orders.ts';
import { participant, Sequencer } from '../engine/session.ts';

const STEP_MS = 37;
const SECOND_EVERY = 27;

type Step = { readonly events: readonly MarketEvent[]; readonly exchange: Exchange };

const agents: readonly Command[] = ['ada', 'bob'].map((id) => ({
  type: 'AdmitParticipant',
  participant: { ...participant(id), kind: 'AGENT' },
  funds: { BTC: 50_000_000, AAPL: 2_000, ETH: 50_000 },
}));

/** A seeded run of random commands, with two agents that never trade and a simulated second now and then. */
export function* streamRun(seed: string, shape: StreamShape, count: number): Generator<Step, void> {
  const stream = new CommandStream(seed, shape);
  const sequencer = new Sequencer();
  const live = new LiveOrders();
  const exchange = new Exchange();
  const opening = [...stream.opening(), ...agents];
  const second: Command = {
    type: 'AdvanceTime',
    referencePricesSats: streamInstruments.map((instrument) => instrument.openingPriceSats),
  };
  for (let index = 0; index < count; index += 1) {
    const due = index % SECOND_EVERY === SECOND_EVERY - 1 ? second : stream.next(live.targets);
    const events = exchange.apply(sequencer.place(opening[index] ?? due, STEP_MS));
    sequencer.passed(events);
    for (const event of events) live.observe(event);
    yield { events, exchange };
  }
}
