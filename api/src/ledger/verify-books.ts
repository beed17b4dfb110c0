import { systemAccounts } from '../market/participant.ts';
import type { SqliteFile } from './sqlite-file.ts';

export type AssetTotal = { readonly asset: string; readonly total: number; readonly issued: number };

type Purse = {
  readonly participantId: string;
  readonly asset: string;
  readonly available: number;
  readonly held: number;
};

/** What each account holds, added up from nothing but the postings. */
const PURSES_FROM_POSTINGS = `
  select participant_id as participantId, asset,
         sum(case when held = 0 then amount else 0 end) as available,
         sum(case when held = 1 then amount else 0 end) as held
  from (select to_account_id as account_id, to_held as held, asset, amount from postings
        union all
        select from_account_id, from_held, asset, -amount from postings)
  join accounts using (account_id)
  group by participant_id, asset order by participant_id, asset`;

const PURSES_KEPT = `
  select participant_id as participantId, asset, available, held
  from balances join accounts using (account_id) order by participant_id, asset`;

/** Per asset: what all accounts but the contra account hold, beside what was issued. */
export function totalsFromPostings(file: SqliteFile): readonly AssetTotal[] {
  return totals(file.prepare<[], Purse>(PURSES_FROM_POSTINGS).all());
}

/** The same from the balances that were kept along with the postings: as quick as there are accounts. */
export function totalsFromBalances(file: SqliteFile): readonly AssetTotal[] {
  return totals(file.prepare<[], Purse>(PURSES_KEPT).all());
}

function totals(purses: readonly Purse[]): readonly AssetTotal[] {
  const byAsset = new Map<string, { asset: string; total: number; issued: number }>();
  for (const { participantId, asset, available, held } of purses) {
    const sum = byAsset.get(asset) ?? { asset, total: 0, issued: 0 };
    if (participantId === systemAccounts.issuance) sum.issued -= available + held;
    else sum.total += available + held;
    byAsset.set(asset, sum);
  }
  return [...byAsset.values()].sort((a, b) => (a.asset < b.asset ? -1 : 1));
}

/**
 * Adds up every posting of a run and compares: with what was issued, with the balances that were kept, with the trades
 * and their fees; nobody but the contra account may owe. Null when all agree, else the first disagreement.
 */
export function findImbalance(file: SqliteFile): string | null {
  const purses = file.prepare<[], Purse>(PURSES_FROM_POSTINGS).all();
  const odd = totals(purses).find(({ total, issued }) => total !== issued);
  if (odd !== undefined) return `${odd.asset}: accounts hold ${odd.total}, issued were ${odd.issued}`;
  const debtor = purses.find(({ participantId, available, held }) => {
    return participantId !== systemAccounts.issuance && (available < 0 || held < 0);
  });
  if (debtor !== undefined) return `${debtor.participantId} owes ${debtor.asset}`;
  return findStaleBalance(purses, file.prepare<[], Purse>(PURSES_KEPT).all()) ?? findUnpaidTrade(file);
}

function findStaleBalance(added: readonly Purse[], kept: readonly Purse[]): string | null {
  const line = (purse: Purse | undefined) => JSON.stringify(purse ?? null);
  const length = Math.max(added.length, kept.length);
  for (let index = 0; index < length; index += 1) {
    if (line(added[index]) !== line(kept[index])) {
      return `postings say ${line(added[index])}, the balances ${line(kept[index])}`;
    }
  }
  return null;
}

/** What was paid and charged by postings must be what the trades say. Turnover may pass 2^53, so the sums are BigInt. */
function findUnpaidTrade(file: SqliteFile): string | null {
  const traded = file
    .prepare<[], { asset: string; settled: bigint; fees: bigint }>(
      `select 'BTC' as asset, coalesce(sum(notional_sats), 0) as settled,
              coalesce(sum(maker_fee_sats + taker_fee_sats), 0) as fees from trades
       union all
       select substr(market, 1, instr(market, '/') - 1), sum(quantity_lots), 0 from trades group by 1`,
    )
    .safeIntegers()
    .all();
  const posted = file
    .prepare<[string, string], { amount: bigint }>(
      'select coalesce(sum(amount), 0) as amount from postings where asset = ? and reason = ?',
    )
    .safeIntegers();
  for (const { asset, settled, fees } of traded) {
    const paid = posted.get(asset, 'SETTLE')?.amount;
    const charged = posted.get(asset, 'FEE')?.amount;
    if (paid !== settled) return `${asset}: ${settled} were traded, ${paid} settled`;
    if (charged !== fees) return `${asset}: ${fees} are due in fees, ${charged} were charged`;
  }
  return null;
}
