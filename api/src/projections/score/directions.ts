import type { Stance } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Agreement } from './score-views.ts';

/** Pairs grow with the square: those admitted later are not compared. */
const MOST_AGENTS = 64;
const ENOUGH = 30;

/** Sums of an agent's directions, each -1, 0 or 1, over all samples. */
type Own = { sum: number; squaredSum: number };

export type DirectionsState = {
  readonly own: readonly (readonly [ParticipantId, Readonly<Own>])[];
  readonly products: readonly (readonly [pair: string, number])[];
  readonly intents: readonly (readonly [MarketSymbol, readonly (readonly [ParticipantId, number])[]])[];
  readonly sampleCount: number;
};

/**
 * Which way agents want to go, minute by minute and market by market: the sign of an agent's decisions to buy less those
 * to sell. A market-minute in which nobody wants either is no sample. Before its admission an agent wants nothing.
 */
export class Directions {
  #own = new Map<ParticipantId, Own>();
  #products = new Map<string, number>();
  #intents = new Map<MarketSymbol, Map<ParticipantId, number>>();
  #sampleCount = 0;

  get sampleCount(): number {
    return this.#sampleCount;
  }

  admitted(participantId: ParticipantId): void {
    if (this.#own.size < MOST_AGENTS) this.#own.set(participantId, { sum: 0, squaredSum: 0 });
  }

  decided(participantId: ParticipantId, market: MarketSymbol, stance: Stance): void {
    if ((stance !== 'BUY' && stance !== 'SELL') || !this.#own.has(participantId)) return;
    const intents = this.#intents.get(market) ?? new Map<ParticipantId, number>();
    intents.set(participantId, (intents.get(participantId) ?? 0) + (stance === 'BUY' ? 1 : -1));
    this.#intents.set(market, intents);
  }

  minute(): void {
    for (const intents of this.#intents.values()) this.#sample([...intents].filter(([, net]) => net !== 0));
    this.#intents.clear();
  }

  /** Running mean of the pairwise Pearson correlations among some of the agents. */
  agreement(among: readonly ParticipantId[]): Agreement {
    const known = among.filter((participantId) => this.#own.has(participantId)).sort();
    let sum = 0;
    let pairCount = 0;
    for (const [index, one] of known.entries()) {
      for (const other of known.slice(index + 1)) {
        const correlation = this.#correlation(one, other);
        if (correlation === null) continue;
        sum += correlation;
        pairCount += 1;
      }
    }
    const isEnough = this.#sampleCount >= ENOUGH && pairCount > 0;
    return { agentCount: known.length, pairCount, meanCorrelation: isEnough ? sum / pairCount : null };
  }

  state(): DirectionsState {
    return {
      own: [...this.#own],
      products: [...this.#products],
      intents: [...this.#intents].map(([market, intents]) => [market, [...intents]]),
      sampleCount: this.#sampleCount,
    };
  }

  restore({ own, products, intents, sampleCount }: DirectionsState): void {
    this.#own = new Map(own.map(([participantId, sums]) => [participantId, { ...sums }]));
    this.#products = new Map(products);
    this.#intents = new Map(intents.map(([market, nets]) => [market, new Map(nets)]));
    this.#sampleCount = sampleCount;
  }

  #sample(nets: readonly (readonly [ParticipantId, number])[]): void {
    if (nets.length === 0) return;
    this.#sampleCount += 1;
    for (const [index, [one, net]] of nets.entries()) {
      const own = this.#own.get(one);
      if (own === undefined) continue;
      own.sum += Math.sign(net);
      own.squaredSum += 1;
      for (const [other, otherNet] of nets.slice(index + 1)) {
        const pair = pairOf(one, other);
        this.#products.set(pair, (this.#products.get(pair) ?? 0) + Math.sign(net) * Math.sign(otherNet));
      }
    }
  }

  /** Null while one of the two never changed its direction. */
  #correlation(one: ParticipantId, other: ParticipantId): number | null {
    const x = this.#own.get(one);
    const y = this.#own.get(other);
    if (x === undefined || y === undefined) return null;
    const count = this.#sampleCount;
    const spread = (count * x.squaredSum - x.sum ** 2) * (count * y.squaredSum - y.sum ** 2);
    if (spread <= 0) return null;
    return (count * (this.#products.get(pairOf(one, other)) ?? 0) - x.sum * y.sum) / Math.sqrt(spread);
  }
}

function pairOf(one: ParticipantId, other: ParticipantId): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
