import { budgetScopes } from '../market/budget-cap.ts';
import { type Command, shockModes } from '../market/commands.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { ExchangeState } from './exchange-state.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { refusalOfPresence } from './participants.ts';
import { isJson, isListOf, isOneOf, isRecord, isSafeInteger, isString, plain } from './shapes.ts';
import type { Transaction } from './transaction.ts';

/**
 * Commands that change no book and no account. They pass through the exchange so that they get their place in the
 * one order of things, and so that nothing malformed gets into the record.
 */

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

export function pauseRun(transaction: Transaction): Outcome {
  transaction.emit({ type: 'RunPaused' });
  return DONE;
}

export function resumeRun(transaction: Transaction): Outcome {
  transaction.emit({ type: 'RunResumed' });
  return DONE;
}

export function setSpeed(transaction: Transaction, { speed }: CommandOf<'SetSpeed'>): Outcome {
  if (!Number.isFinite(speed) || speed < 0) return refused('INVALID_COMMAND');
  transaction.emit({ type: 'SpeedSet', speed: plain(speed) });
  return DONE;
}

export function recordDecision(transaction: Transaction, { record }: CommandOf<'RecordDecision'>): Outcome {
  const isSound = isRecord(record) && isRecord(record.outcome) && isRecord(record.evidence) && isJson(record);
  if (!isSound || !isOneOf(['DECIDED', 'ABSTAINED'], record.outcome.kind)) {
    return refused('INVALID_COMMAND', { participantId: isRecord(record) ? record.participantId : null });
  }
  const { participantId } = record;
  const { accounts } = transaction.state;
  const refusal = refusalOfPresence(accounts, accounts.findParticipant(participantId));
  if (refusal !== null) return refused(refusal, { participantId });
  transaction.emit({ type: record.outcome.kind === 'DECIDED' ? 'AgentDecided' : 'AgentAbstained', record });
  return DONE;
}

export function setBudget(transaction: Transaction, command: CommandOf<'SetBudget'>): Outcome {
  const { scope, participantId, microUsd, tokens } = command;
  const { accounts } = transaction.state;
  const isSound = isCap(command) && (scope === 'AGENT') === (participantId !== null);
  const presence = participantId === null ? null : refusalOfPresence(accounts, accounts.findParticipant(participantId));
  const refusal = isSound ? presence : 'INVALID_COMMAND';
  if (refusal !== null) return refused(refusal, { participantId });
  transaction.emit({ type: 'BudgetSet', scope, participantId, microUsd: limitOf(microUsd), tokens: limitOf(tokens) });
  return DONE;
}

function isCap({ scope, microUsd, tokens }: CommandOf<'SetBudget'>): boolean {
  const isLimit = (value: unknown) => value === null || (isSafeInteger(value) && value >= 0);
  return isOneOf(budgetScopes, scope) && isLimit(microUsd) && isLimit(tokens) && (microUsd ?? tokens) !== null;
}

function limitOf(limit: number | null): number | null {
  return limit === null ? null : plain(limit);
}

export function pauseAgent(transaction: Transaction, { participantId }: CommandOf<'PauseAgent'>): Outcome {
  return notice(transaction, { type: 'AgentPaused', participantId });
}

export function resumeAgent(transaction: Transaction, { participantId }: CommandOf<'ResumeAgent'>): Outcome {
  return notice(transaction, { type: 'AgentResumed', participantId });
}

export function wakeAgent(transaction: Transaction, { participantId }: CommandOf<'WakeAgent'>): Outcome {
  return notice(transaction, { type: 'AgentWoken', participantId });
}

type Notice = {
  readonly type: 'AgentPaused' | 'AgentResumed' | 'AgentWoken';
  readonly participantId: ParticipantId;
};

/** About somebody who takes part. */
function notice(transaction: Transaction, event: Notice): Outcome {
  const { participantId } = event;
  const { accounts } = transaction.state;
  const refusal = refusalOfPresence(accounts, accounts.findParticipant(participantId));
  if (refusal !== null) return refused(refusal, { participantId });
  transaction.emit(event);
  return DONE;
}

export function publishNews(transaction: Transaction, command: CommandOf<'PublishNews'>): Outcome {
  const { headline, body, sentimentBps, markets, source } = command;
  const isSound = isString(headline) && isString(body) && isSafeInteger(sentimentBps) && isListOf(isString, markets);
  if (!isSound || !isOneOf(['GOD', 'SCENARIO'], source)) return refused('INVALID_COMMAND');
  const unknown = markets.find((symbol) => transaction.state.findMarket(symbol) === null);
  if (unknown !== undefined) return refused('UNKNOWN_MARKET', { market: unknown });
  transaction.emit({ type: 'NewsPublished', headline, body, sentimentBps: plain(sentimentBps), markets, source });
  return DONE;
}

export function applyShock(transaction: Transaction, command: CommandOf<'ApplyShock'>): Outcome {
  const { market, shiftBps, mode, durationMs } = command;
  const refusal = refusalOfShock(transaction.state, command);
  if (refusal !== null) return refused(refusal, { market });
  transaction.emit({ type: 'ShockApplied', market, shiftBps: plain(shiftBps), mode, durationMs: plain(durationMs) });
  return DONE;
}

function refusalOfShock(state: ExchangeState, command: CommandOf<'ApplyShock'>): RejectReason | null {
  const { market, shiftBps, mode, durationMs } = command;
  const isSound = isSafeInteger(shiftBps) && isSafeInteger(durationMs) && durationMs >= 0;
  if (!isSound || !isOneOf(shockModes, mode)) return 'INVALID_COMMAND';
  return state.findMarket(market) === null ? 'UNKNOWN_MARKET' : null;
}
