import { systemAccounts } from '../market/participant.ts';
import { must } from '../util/assert.ts';
import type { SqliteFile } from './sqlite-file.ts';

export type AssetTotal = { readonly asset: string; readonly total: number; readonly issued: number };

type Purse = {
  readonly participantId: string;
  readonly asset: string;
  readonly available: number;
  readonly held: number;
};

const PURSES_KEPT = `
  select participant_id as participantId, asset, available, held
  from balances join accounts using (account_id) order by participant_id, asset`;

/** Per asset what all accounts but the contra account hold beside what was issued, as quick as there are accounts. */
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
  return [...byAsset.values()].sort((a, b) => compare(a.asset, b.asset));
}

/**
 * Adds up every posting of a run and compares: with what was issued, with the balances that were kept, with the trades
 * and their fees; nobody but the contra account may be overdrawn, lots are borrowed from the treasury alone, and who owes
 * any has none to spare. Null when all agree, else the first disagreement.
 */
export function findImbalance(file: SqliteFile): string | null {
  const purses = addUpPostings(file);
  const odd = totals(purses).find(({ total, issued }) => total !== issued);
  if (odd !== undefined) return `${odd.asset}: accounts hold ${odd.total}, issued were ${odd.issued}`;
  const debtor = purses.find(({ participantId, available, held }) => {
    return participantId !== systemAccounts.issuance && (available < 0 || held < 0);
  });
  if (debtor !== undefined) return `${debtor.participantId} owes ${debtor.asset}`;
  const kept = file.prepare<[], Purse>(PURSES_KEPT).all();
  return findStaleBalance(purses, kept) ?? findOddLoan(file, kept) ?? findUnpaidTrade(file);
}

type Leg = [account: number, isHeld: number];
type RawPosting = [...Leg, ...Leg, asset: string, amount: number];
type Sum = { -readonly [Key in keyof Purse]: Purse[Key] };

/** What each account holds, from nothing but the postings; in the order of `PURSES_KEPT`. One pass, no sorting. */
function addUpPostings(file: SqliteFile): readonly Purse[] {
  const names = file.prepare<[], [number, string]>('select account_id, participant_id from accounts').raw().all();
  const accounts = new Map(names.map(([id, participantId]) => [id, { participantId, sums: new Map<string, Sum>() }]));
  const add = (account: number, isHeld: number, asset: string, amount: number) => {
    const { participantId, sums } = must(accounts.get(account), `account ${account}`);
    const sum = sums.get(asset) ?? { participantId, asset, available: 0, held: 0 };
    if (isHeld === 1) sum.held += amount;
    else sum.available += amount;
    sums.set(asset, sum);
  };
  const postings = file.prepare<[], RawPosting>(
    'select from_account_id, from_held, to_account_id, to_held, asset, amount from postings',
  );
  for (const [from, fromHeld, to, toHeld, asset, amount] of postings.raw().iterate()) {
    add(from, fromHeld, asset, -amount);
    add(to, toHeld, asset, amount);
  }
  const all = [...accounts.values()].flatMap(({ sums }) => [...sums.values()]);
  return all.sort((a, b) => compare(a.participantId, b.participantId) || compare(a.asset, b.asset));
}

/** By code units, as SQLite compares ASCII. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
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

type Debt = {
  readonly participantId: string;
  readonly asset: string;
  readonly owed: number;
  readonly isRetired: number;
};

/** Borrowed less given back; from anybody but the treasury it is no loan. A debt ends with its debtor's retirement. */
const DEBTS = `
  select debtor.participant_id as participantId, asset, sum(case reason when 'BORROW' then amount else -amount end) as owed,
         exists (select 1 from participants p where p.participant_id = debtor.participant_id and status = 'RETIRED') as isRetired
  from postings join accounts debtor
    on debtor.account_id = case reason when 'BORROW' then to_account_id else from_account_id end
  where reason in ('BORROW', 'REPAY') group by 1, 2 order by 1, 2`;

const STRANGE_LENDERS = `
  select count(*) from postings join accounts lender
    on lender.account_id = case reason when 'BORROW' then from_account_id else to_account_id end
  where reason in ('BORROW', 'REPAY') and (lender.participant_id <> ? or asset = 'BTC')`;

function findOddLoan(file: SqliteFile, purses: readonly Purse[]): string | null {
  const strange = file.prepare<[string], number>(STRANGE_LENDERS).pluck().get(systemAccounts.treasury);
  if (strange !== 0) return `${strange} loans are not lots of the treasury`;
  for (const { participantId, asset, owed, isRetired } of file.prepare<[], Debt>(DEBTS).all()) {
    if (owed < 0) return `${participantId} gave back ${-owed} ${asset} more than it borrowed`;
    const purse = purses.find((candidate) => candidate.participantId === participantId && candidate.asset === asset);
    const spare = purse?.available ?? 0;
    if (owed > 0 && isRetired === 0 && spare > 0) return `${participantId} owes ${owed} ${asset} and keeps ${spare}`;
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
