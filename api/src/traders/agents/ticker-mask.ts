import { type Asset, type Instrument, type MarketSymbol, QUOTE_ASSET } from '../../market/instrument.ts';
import type { AgentAnswer } from './agent-answer.ts';

/** What else people call an asset, beside its ticker and its name. */
const OTHER_NAMES: Readonly<Record<Asset, readonly string[]>> = {
  ETH: ['Ethereum'],
  GOOGL: ['Google', 'GOOG'],
  META: ['Meta', 'Facebook'],
  BNB: ['Binance'],
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Takes real names out of what a model reads, and puts them back into what it writes: it knows no asset by its name. */
export class TickerMask {
  readonly #hidden: ReadonlyMap<Asset, string>;
  readonly #assetOf: ReadonlyMap<string, Asset>;
  readonly #shown: ReadonlyMap<string, Asset>;
  readonly #names: RegExp;

  constructor(instruments: readonly Instrument[]) {
    const assets = instruments.map(({ baseAsset }) => baseAsset);
    this.#hidden = new Map(assets.map((asset, index) => [asset, `ASSET_${letters(index)}`]));
    this.#shown = new Map([...this.#hidden].map(([asset, hidden]) => [hidden, asset]));
    const names = instruments.flatMap(({ baseAsset, name }) =>
      [baseAsset, name, ...(OTHER_NAMES[baseAsset] ?? [])].map((word) => [word.toLowerCase(), baseAsset] as const),
    );
    this.#assetOf = new Map(names);
    const longestFirst = [...this.#assetOf.keys()].sort((a, b) => b.length - a.length).map(escaped);
    this.#names = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
  }

  hide(text: string): string {
    return text.replace(this.#names, (name) => this.#hidden.get(this.#assetOf.get(name.toLowerCase()) ?? '') ?? name);
  }

  /** The market as a model is offered it: another name, and nothing else. */
  hidden(instrument: Instrument): Instrument {
    const baseAsset = this.#hidden.get(instrument.baseAsset) ?? instrument.baseAsset;
    return { ...instrument, baseAsset, name: baseAsset, symbol: `${baseAsset}/${QUOTE_ASSET}` };
  }

  show(text: string): string {
    return text.replace(/ASSET_[A-Z]+/g, (hidden) => this.#shown.get(hidden) ?? hidden);
  }

  /** The same of a text that goes on: where a hidden name may not have come whole, it ends. */
  showSoFar(text: string): string {
    return this.show(text.replace(/(?:A|AS|ASS|ASSE|ASSET|ASSET_[A-Z]*)$/, '').trimEnd());
  }

  /** An answer about the hidden names, about the real ones. */
  shown(answer: AgentAnswer): AgentAnswer {
    const { market, thesis, publicLine, memoryNote } = answer;
    return {
      ...answer,
      market: this.show(market) satisfies MarketSymbol,
      thesis: this.show(thesis),
      publicLine: publicLine === null ? null : this.show(publicLine),
      memoryNote: memoryNote === null ? null : this.show(memoryNote),
    };
  }
}

/** A to Z, then AA to ZZ. */
function letters(index: number): string {
  const last = LETTERS[index % LETTERS.length] ?? '';
  return index < LETTERS.length ? last : `${letters(Math.floor(index / LETTERS.length) - 1)}${last}`;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
