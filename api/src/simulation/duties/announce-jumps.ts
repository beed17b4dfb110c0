import type { Command } from '../../market/commands.ts';
import type { Instrument } from '../../market/instrument.ts';
import type { Sats } from '../../market/units.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import type { ReadModel } from '../../projections/views.ts';
import type { Duty } from '../duty.ts';

/** A move of the reference within one second that people would call news, basis points. */
const NEWSWORTHY_BPS = 60;

/** Publishes a news item when the outside world's price of an asset jumps, so that nobody has to guess why a market moves. */
export class AnnounceJumps implements Duty {
  #previous: readonly Sats[] = [];

  perform(view: ReadModel): readonly Command[] {
    const previous = this.#previous;
    const prices = view.instruments.map((instrument) => view.touch(instrument.symbol).referencePriceSats);
    this.#previous = prices;
    return view.instruments.flatMap((instrument, index) => jump(instrument, previous[index], prices[index]));
  }

  state(): readonly Sats[] {
    return this.#previous;
  }

  restore(state: unknown): void {
    this.#previous = state as readonly Sats[];
  }
}

function jump(instrument: Instrument, before: Sats | undefined, after: Sats | undefined): Command[] {
  if (before === undefined || after === undefined) return [];
  const moveBps = Math.round(((after - before) * BASIS_POINTS) / before);
  if (Math.abs(moveBps) < NEWSWORTHY_BPS) return [];
  const percent = (Math.abs(moveBps) / 100).toFixed(1);
  const direction = moveBps > 0 ? 'up' : 'down';
  return [
    {
      type: 'PublishNews',
      headline: `${instrument.name} jumps ${direction} ${percent} % on outside markets`,
      body: `Fair value of one ${instrument.baseAsset} moved from ${before} to ${after} sats within a second.`,
      sentimentBps: Math.max(-BASIS_POINTS, Math.min(BASIS_POINTS, moveBps * 50)),
      markets: [instrument.symbol],
      source: 'SCENARIO',
    },
  ];
}
