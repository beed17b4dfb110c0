import type { Command } from '../market/commands.ts';
import { type Brain, brainKinds, type Participant, participantKinds } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { type AccountIndex, type Accounts, type AssetIndex, TREASURY } from './accounts.ts';
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
  transaction.emit({ type: 'ParticipantAdmitted', participant: printParticipant(participant) });
  for (const [asset, name] of state.accounts.assets.entries()) {
    const amount = funds[name] ?? 0;
    const from = state.accounts.available(TREASURY, asset);
    state.accounts.post('FUND', amount, from, state.accounts.available(account, asset));
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
  return accounts.free(TREASURY, accounts.indexOf(asset) as AssetIndex);
}

const PARTICIPANT_ID = /^[a-z0-9][a-z0-9._-]*$/;

function isParticipant(value: unknown): value is Participant {
  if (!isRecord(value) || !isIdentifier(value.participantId)) return false;
  if (!PARTICIPANT_ID.test(value.participantId) || !isOneOf(participantKinds, value.kind)) return false;
  if (!isString(value.name) || !isString(value.strategy) || !isString(value.description)) return false;
  return (value.brain === null || isBrain(value.brain)) && (value.market === null || isString(value.market));
}

/** Nothing but the fields of a participant. */
function printParticipant(participant: Participant): Participant {
  return {
    participantId: participant.participantId,
    kind: participant.kind,
    name: participant.name,
    strategy: participant.strategy,
    description: participant.description,
    brain: participant.brain === null ? null : printBrain(participant.brain),
    market: participant.market,
  };
}

function printBrain({ kind, model }: Brain): Brain {
  return { kind, model };
}

/** Cancels the participant's orders and returns its money to the treasury; what it owes is forgiven. Rules A11, N05. */
export function retireParticipant(transaction: Transaction, command: CommandOf<'RetireParticipant'>): Outcome {
  const { state } = transaction;
  const { accounts } = state;
  const { participantId, reason } = command;
  const account = accounts.findParticipant(participantId);
  const refusal = isString(reason) ? refusalOfPresence(accounts, account) : 'INVALID_COMMAND';
  if (refusal !== null || account === null) {
    return refused(refusal ?? 'UNKNOWN_PARTICIPANT', { participantId });
  }
  transaction.emit({ type: 'ParticipantRetired', participantId, reason });
  for (const market of state.markets) transaction.cancelAccount(market, account, 'RETIRED');
  for (const asset of accounts.assets.keys()) {
    const from = accounts.available(account, asset);
    accounts.post('RETIRE', accounts.amount(from), from, accounts.available(TREASURY, asset));
  }
  accounts.retire(account);
  return DONE;
}

export function refusalOfPresence(accounts: Accounts, account: AccountIndex | null): RejectReason | null {
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  return accounts.isRetired(account) ? 'PARTICIPANT_RETIRED' : null;
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
  const treasury = accounts.available(TREASURY, asset);
  const own = accounts.available(account, asset);
  if (amount > 0) accounts.post(reason, amount, treasury, own);
  else accounts.post(reason, -amount, own, treasury);
  return DONE;
}

function refusalOfAdjustment(
  command: CommandOf<'AdjustFunds'>,
  accounts: Accounts,
  account: AccountIndex | null,
  asset: AssetIndex | null,
): RejectReason | null {
  const { amount, reason } = command;
  if (!isOneOf(['ADJUST', 'REPLENISH'], reason)) return 'INVALID_COMMAND';
  const presence = refusalOfPresence(accounts, account);
  if (presence !== null || account === null) return presence;
  if (asset === null) return 'UNKNOWN_ASSET';
  if (!isSafeInteger(amount) || amount === 0) return 'INVALID_AMOUNT';
  return Math.abs(amount) > accounts.free(amount > 0 ? TREASURY : account, asset) ? 'INSUFFICIENT_FUNDS' : null;
}

export function setBrain(transaction: Transaction, command: CommandOf<'SetBrain'>): Outcome {
  const { participantId, brain, reason } = command;
  const { accounts } = transaction.state;
  const isSound = isBrain(brain) && isString(reason);
  const refusal = isSound ? refusalOfPresence(accounts, accounts.findParticipant(participantId)) : 'INVALID_COMMAND';
  if (refusal !== null) return refused(refusal, { participantId });
  transaction.emit({ type: 'BrainSet', participantId, brain: printBrain(brain), reason });
  return DONE;
}

export function setPersona(transaction: Transaction, command: CommandOf<'SetPersona'>): Outcome {
  const { participantId, persona, strategy, description } = command;
  const { accounts } = transaction.state;
  const isSound = [persona, strategy, description].every(isString);
  const refusal = isSound ? refusalOfPresence(accounts, accounts.findParticipant(participantId)) : 'INVALID_COMMAND';
  if (refusal !== null) return refused(refusal, { participantId });
  transaction.emit({ type: 'PersonaSet', participantId, persona, strategy, description });
  return DONE;
}

function isBrain(value: unknown): boolean {
  return isRecord(value) && isOneOf(brainKinds, value.kind) && (value.model === null || isString(value.model));
}
