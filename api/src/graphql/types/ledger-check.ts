import { QUOTE_ASSET } from '../../market/instrument.ts';
import { builder } from '../builder.ts';
import type { RunSource } from '../run-source.ts';

type AssetTotalView = { readonly asset: string; readonly total: number; readonly issued: number };
export type LedgerCheckView = {
  readonly run: RunSource;
  readonly seq: number;
  readonly assets: readonly AssetTotalView[];
};

/** Adds up all accounts and compares with what was issued: money first, then stock in the order of the markets. */
export function checkLedger(run: RunSource): LedgerCheckView {
  const order = [QUOTE_ASSET, ...run.instruments.map(({ baseAsset }) => baseAsset)];
  const assets = [...((run.live ?? run.history)?.conservation() ?? [])];
  assets.sort((a, b) => order.indexOf(a.asset) - order.indexOf(b.asset));
  return { run, seq: run.seq, assets };
}

const AssetTotal = builder.objectRef<AssetTotalView>('AssetTotal').implement({
  description: 'One asset, added up over all accounts.',
  fields: (t) => ({
    asset: t.exposeString('asset', { description: '`BTC` or a base asset such as `AAPL`.' }),
    total: t.string({
      description: 'Sum over all accounts: a whole number of sats for BTC, of lots for base assets.',
      resolve: ({ total }) => String(total),
    }),
    issued: t.string({
      description: 'What was issued: a whole number of sats for BTC, of lots for base assets.',
      resolve: ({ issued }) => String(issued),
    }),
  }),
});

export const LedgerCheck = builder.objectRef<LedgerCheckView>('LedgerCheck').implement({
  description: 'Proof that nothing was made or lost.',
  fields: (t) => ({
    balanced: t.boolean({
      description: 'True when for every asset the sum over all accounts equals what was issued.',
      resolve: ({ assets }) => assets.every(({ total, issued }) => total === issued),
    }),
    seq: t.expose('seq', { type: 'Sequence', description: 'Last event it counts.' }),
    hash: t.string({
      nullable: true,
      description:
        'Chained SHA-256 of the journal up to `hashSeq`, 64 hex digits: equal journals have equal hashes. Null in a run without a file.',
      resolve: ({ run, seq }) => run.history?.journalHash(seq)?.hash ?? null,
    }),
    hashSeq: t.field({
      type: 'Sequence',
      nullable: true,
      description: 'The last place at or before `seq` whose hash was kept; null when `hash` is.',
      resolve: ({ run, seq }) => run.history?.journalHash(seq)?.seq ?? null,
    }),
    assets: t.field({
      type: [AssetTotal],
      complexity: { field: 1, multiplier: 5 },
      description: 'The sums.',
      resolve: ({ assets }) => assets,
    }),
  }),
});
