import type { Command } from '../market/commands.ts';
import { brainKinds, type Participant, participantKinds } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Account, Accounts, AssetIndex } from './accounts.ts';
import type { ExchangeState } from './exchange-state.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { isIdentifier, isOneOf, isRecord, isSafeInteger, isString } from './shapes.ts';
import type { Transaction } from './transaction.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Opens an account and funds it from the treasury. A name is never given twice, not even after a retirement. */
export function admitParticipant(transaction: Transaction, command: CommandOf<'AdmitParticipant'>): Outcome {
  const { state } = transaction;
  const { participant, funds } = command;
  const refusal = refusalOfAdmission(state, participant, funds);
  const participantId = isRecord(participant) ? participant.participantId : null;
  if (refusal !== null) return refused(refusal, { participantId });
  const account = state.accounts.open(participant.participantId);
  transaction.emit({ type: 'ParticipantAdmitted', participant });
  for (const [asset, name] of state.accounts.assets.entries()) {
    const amount = funds[name] ?? 0;
    state.accounts.post('FUND', asset, amount, state.accounts.treasury.available, account.available);
  }
  return DONE;
}

function refusalOfAdmission(state: ExchangeState, participant: unknown, funds: unknown): RejectReason | null {
  if (!isParticipant(participant) || !isRecord(funds)) return 'INVALID_COMMAND';
  if (state.accounts.find(participant.participantId) !== null) return 'DUPLICATE_PARTICIPANT';
  if (participant.market !== null && state.findMarket(participant.market) === null) return 'UNKNOWN_MARKET';
  const { accounts } = state;
  const wishes = Object.entries(funds);
  if (wishes.some(([asset]) => accounts.indexOf(asset) === null)) return 'UNKNOWN_ASSET';
  if (wishes.some(([, amount]) => !isSafeInteger(amount) || amount < 0)) return 'INVALID_AMOUNT';
  const isShort = wishes.some(([asset, amount]) => (amount as number) > treasuryOf(accounts, asset));
  return isShort ? 'INSUFFICIENT_FUNDS' : null;
}

function treasuryOf(accounts: Accounts, asset: string): number {
  return accounts.treasury.free(accounts.indexOf(asset) as AssetIndex);
}

const PARTICIPANT_ID = /^[a-z0-9][a-z0-9._-]*$/;

function isParticipant(value: unknown): value is Participant {
  if (!isRecord(value) || !isIdentifier(value.participantId)) return false;
  if (!PARTICIPANT_ID.test(value.participantId) || !isOneOf(participantKinds, value.kind)) return false;
  if (!isString(value.name) || !isString(value.strategy) || !isString(value.description)) return false;
  return (value.brain === null || isBrain(value.brain)) && (value.market === null || isString(value.market));
}

/** Cancels the participant's orders and returns its money to the treasury. */
export function retireParticipant(transaction: Transaction, command: CommandOf<'RetireParticipant'>): Outcome {
  const { state } = transaction;
  const { participantId, reason } = command;
  const account = state.accounts.findParticipant(participantId);
  const refusal = isString(reason) ? refusalOfPresence(account) : 'INVALID_COMMAND';
  if (refusal !== null || account === null) {
    return refused(refusal ?? 'UNKNOWN_PARTICIPANT', { participantId });
  }
  transaction.emit({ type: 'ParticipantRetired', participantId, reason });
  for (const market of state.markets.values()) transaction.cancelAll(market, 'RETIRED', participantId);
  for (const asset of state.accounts.assets.keys()) {
    state.accounts.post('RETIRE', asset, account.free(asset), account.available, state.accounts.treasury.available);
  }
  account.isRetired = true;
  return DONE;
}

export function refusalOfPresence(account: Account | null): RejectReason | null {
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  return account.isRetired ? 'PARTICIPANT_RETIRED' : null;
}

/** Gives from the treasury or takes back; takes only what is free. */
export function adjustFunds(transaction: Transaction, command: CommandOf<'AdjustFunds'>): Outcome {
  const { accounts } = transaction.state;
  const { participantId, amount, reason } = command;
  const account = accounts.findParticipant(participantId);
  const asset = accounts.indexOf(command.asset);
  const refusal = refusalOfAdjustment(command, accounts, account, asset);
  if (refusal !== null || account === null || asset === null) {
    return refused(refusal ?? 'UNKNOWN_ASSET', { participantId });
  }
  const { treasury } = accounts;
  if (amount > 0) accounts.post(reason, asset, amount, treasury.available, account.available);
  else accounts.post(reason, asset, -amount, account.available, treasury.available);
  return DONE;
}

function refusalOfAdjustment(
  command: CommandOf<'AdjustFunds'>,
  accounts: Accounts,
  account: Account | null,
  asset: AssetIndex | null,
): RejectReason | null {
  const { amount, reason } = command;
  if (!isOneOf(['ADJUST', 'REPLENISH'], reason)) return 'INVALID_COMMAND';
  const presence = refusalOfPresence(account);
  if (presence !== null || account === null) return presence;
  if (asset === null) return 'UNKNOWN_ASSET';
  if (!isSafeInteger(amount) || amount === 0) return 'INVALID_AMOUNT';
  const payer = amount > 0 ? accounts.treasury : account;
  return Math.abs(amount) > payer.free(asset) ? 'INSUFFICIENT_FUNDS' : null;
}

export function setBrain(transaction: Transaction, command: CommandOf<'SetBrain'>): Outcome {
  const { participantId, brain, reason } = command;
  const isSound = isBrain(brain) && isString(reason);
  const refusal = isSound
    ? refusalOfPresence(transaction.state.accounts.findParticipant(participantId))
    : 'INVALID_COMMAND';
  if (refusal !== null) return refused(refusal, { participantId });
  transaction.emit({ type: 'BrainSet', participantId, brain, reason });
  return DONE;
}

function isBrain(value: unknown): boolean {
  return isRecord(value) && isOneOf(brainKinds, value.kind) && (value.model === null || isString(value.model));
}
