import type { Command } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import { type MarketSymbol, QUOTE_ASSET } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { Participant } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { OrderView } from '../projections/views.ts';
import { personas } from '../traders/agents/personas/index.ts';
import type { Seat } from '../traders/population.ts';
import type { Control, ControlError, ControlOutcome } from './control.ts';
import type { Kernel } from './kernel.ts';
import { setFees } from './set-fees.ts';
import { applyShock } from './shocks.ts';

/** The acts that change the market of a running simulation, apart from its life cycle. */
export type GodAct = Extract<
  Control,
  {
    readonly kind:
      | 'INJECT_NEWS'
      | 'INJECT_PRICE_SHOCK'
      | 'HALT_MARKET'
      | 'RESUME_MARKET'
      | 'START_AUCTION'
      | 'UNCROSS_MARKET'
      | 'CLOSE_MARKET'
      | 'PRE_OPEN_MARKET'
      | 'SPAWN_AGENT'
      | 'SET_BRAIN'
      | 'SET_PERSONA'
      | 'SET_FEES'
      | 'RETIRE_AGENT'
      | 'THINK_NOW'
      | 'PAUSE_AGENT'
      | 'RESUME_AGENT'
      | 'SET_BUDGET'
      | 'CANCEL_AGENT_ORDERS'
      | 'ADJUST_AGENT_BALANCE';
  }
>;

export type SpawnAct = Extract<GodAct, { readonly kind: 'SPAWN_AGENT' }>;

export type ActOutcome = Pick<ControlOutcome, 'changed' | 'errors' | 'count'>;

const done: ActOutcome = { changed: true, errors: [] };
const unchanged: ActOutcome = { changed: false, errors: [] };

function refused(code: ControlError['code'], message: string, ...field: readonly string[]): ActOutcome {
  return { changed: false, errors: [{ code, message, field }] };
}

/** Makes the seat of a new agent; null when the persona is unknown. */
export type SeatMaker = (act: SpawnAct) => Seat | null;

/** Carries a god act out as commands and notes it beside them; refusals come back as data. */
export function act(kernel: Kernel, control: GodAct): ActOutcome {
  return kernel.fromOutside('ACT', control, () => perform(kernel, control));
}

function perform(kernel: Kernel, control: GodAct): ActOutcome {
  switch (control.kind) {
    case 'INJECT_NEWS':
      return injectNews(kernel, control);
    case 'INJECT_PRICE_SHOCK':
      return onMarket(kernel, control.market, () => {
        const { kind: _, ...shock } = control;
        applyShock(kernel, shock);
        return done;
      });
    case 'HALT_MARKET':
      return onMarket(kernel, control.market, () => halt(kernel, control));
    case 'RESUME_MARKET':
      return onMarket(kernel, control.market, () => move(kernel, control.market, 'ResumeMarket'));
    case 'START_AUCTION':
      return onMarket(kernel, control.market, () => move(kernel, control.market, 'StartAuction'));
    case 'UNCROSS_MARKET':
      return onMarket(kernel, control.market, () => move(kernel, control.market, 'UncrossMarket'));
    case 'CLOSE_MARKET':
      return onMarket(kernel, control.market, () => move(kernel, control.market, 'CloseMarket'));
    case 'PRE_OPEN_MARKET':
      return onMarket(kernel, control.market, () => move(kernel, control.market, 'PreOpenMarket'));
    case 'SPAWN_AGENT':
      return spawn(kernel, control);
    case 'SET_BRAIN':
      return onAgent(kernel, control.handle, () => setBrain(kernel, control));
    case 'SET_PERSONA':
      return onAgent(kernel, control.handle, () => setPersona(kernel, control));
    case 'SET_FEES':
      return onMarket(kernel, control.market, () => setFees(kernel, control));
    case 'RETIRE_AGENT':
      return onAgent(kernel, control.handle, (agent) => retire(kernel, agent.participantId));
    case 'THINK_NOW':
      return onAgent(kernel, control.handle, () => thinkNow(kernel, control.handle));
    case 'SET_BUDGET':
      return setBudget(kernel, control);
    case 'PAUSE_AGENT':
      return onAgent(kernel, control.handle, () => pauseAgent(kernel, control));
    case 'RESUME_AGENT':
      return onAgent(kernel, control.handle, () => resumeAgent(kernel, control.handle));
    case 'CANCEL_AGENT_ORDERS':
      return onAgent(kernel, control.handle, () => cancelOrders(kernel, control));
    case 'ADJUST_AGENT_BALANCE':
      return onAgent(kernel, control.handle, () => adjustBalance(kernel, control));
  }
}

function isOpen(kernel: Kernel, market: MarketSymbol): boolean {
  return kernel.view.instruments.some((instrument) => instrument.symbol === market);
}

function onMarket(kernel: Kernel, market: MarketSymbol, work: () => ActOutcome): ActOutcome {
  if (isOpen(kernel, market)) return work();
  const known = kernel.view.instruments.map((instrument) => instrument.symbol).join(', ');
  return refused(
    'NOT_FOUND',
    `There is no market "${market}". The markets of this run are ${known}.`,
    'input',
    'market',
  );
}

function onAgent(kernel: Kernel, handle: string, work: (agent: Participant) => ActOutcome): ActOutcome {
  const found = kernel.view.participant(handle);
  if (found === undefined || found.participant.kind !== 'AGENT') {
    return refused('NOT_FOUND', `There is no agent "${handle}" in this run.`, 'input', 'handle');
  }
  if (found.status === 'RETIRED') return refused('NOT_FOUND', `Agent "${handle}" has retired.`, 'input', 'handle');
  return work(found.participant);
}

/** Turns an engine's refusal into an error, anything else into success. */
function told(events: readonly MarketEvent[]): ActOutcome {
  const refusal = events.find((event) => event.type === 'CommandRejected');
  if (refusal === undefined) return done;
  const wrongState = stateRefusals[refusal.reason];
  if (wrongState === undefined) return refused('FAILED', `The exchange refused: ${refusal.reason}.`, 'input');
  return refused(wrongState.code, `${refusal.market ?? 'The market'} ${wrongState.words}.`, 'input', 'market');
}

/** Refusals by the state of the market, in words that say what to do first. */
const stateRefusals: Partial<Record<RejectReason, { readonly code: ControlError['code']; readonly words: string }>> = {
  MARKET_HALTED: { code: 'MARKET_HALTED', words: 'is halted: resume it first' },
  MARKET_CLOSED: { code: 'INVALID_TRANSITION', words: 'is closed: pre-open it first' },
  MARKET_NOT_HALTED: { code: 'INVALID_TRANSITION', words: 'is not halted' },
  MARKET_NOT_IN_AUCTION: { code: 'INVALID_TRANSITION', words: 'has no call auction: start one first' },
  MARKET_OPEN: { code: 'INVALID_TRANSITION', words: 'is open: close it first' },
};

function injectNews(kernel: Kernel, control: Extract<GodAct, { readonly kind: 'INJECT_NEWS' }>): ActOutcome {
  const unknown = control.markets.find((market) => !isOpen(kernel, market));
  if (unknown !== undefined) return onMarket(kernel, unknown, () => done);
  const { kind: _, ...news } = control;
  const command: Command = { type: 'PublishNews', ...news, source: 'GOD' };
  return told(kernel.submit(command));
}

function halt(kernel: Kernel, control: Extract<GodAct, { readonly kind: 'HALT_MARKET' }>): ActOutcome {
  if (kernel.view.ticker(control.market).status === 'HALTED') return unchanged;
  const { market, reason, cancelOpenOrders } = control;
  return told(kernel.submit({ type: 'HaltMarket', market, reason, cancelOpenOrders }));
}

type MoveType = 'ResumeMarket' | 'StartAuction' | 'UncrossMarket' | 'CloseMarket' | 'PreOpenMarket';

/** States in which nothing is left to do. Trading resumes with a call auction, so a market in one has been resumed already. */
const reached: Readonly<Record<MoveType, readonly MarketStatus[]>> = {
  ResumeMarket: ['AUCTION', 'CONTINUOUS'],
  StartAuction: ['AUCTION'],
  UncrossMarket: ['CONTINUOUS'],
  CloseMarket: ['CLOSED'],
  PreOpenMarket: ['PRE_OPEN'],
};

/** Takes a market from one state to the next. */
function move(kernel: Kernel, market: MarketSymbol, type: MoveType): ActOutcome {
  if (reached[type].includes(kernel.view.ticker(market).status)) return unchanged;
  return told(kernel.submit({ type, market }));
}

function spawn(kernel: Kernel, control: SpawnAct): ActOutcome {
  if (kernel.view.participant(control.handle) !== undefined) {
    return refused('ALREADY_EXISTS', `The handle "${control.handle}" is taken in this run.`, 'input', 'handle');
  }
  const seat = kernel.makeSeat(control);
  if (seat === null) return refused('NOT_FOUND', `There is no persona "${control.persona}".`, 'input', 'persona');
  return told(kernel.admit(seat, control));
}

/** An answer to a question that is still open is dropped when it comes. */
function setBrain(kernel: Kernel, control: Extract<GodAct, { readonly kind: 'SET_BRAIN' }>): ActOutcome {
  const { handle: participantId, brain: kind, model } = control;
  const brain = { kind, model };
  const reason = 'set by the person in charge';
  const outcome = told(kernel.submit({ type: 'SetBrain', participantId, brain, reason }));
  if (outcome.changed) kernel.trader(participantId)?.setBrain?.(brain);
  return outcome;
}

function setPersona(kernel: Kernel, { handle, persona }: Extract<GodAct, { kind: 'SET_PERSONA' }>): ActOutcome {
  const found = personas.find((candidate) => candidate.handle === persona);
  if (found === undefined) {
    const known = personas.map((candidate) => candidate.handle).join(', ');
    return refused('NOT_FOUND', `There is no persona "${persona}": choose ${known}.`, 'input', 'persona');
  }
  const { strategy, description } = found;
  const outcome = told(kernel.submit({ type: 'SetPersona', participantId: handle, persona, strategy, description }));
  if (outcome.changed) kernel.trader(handle)?.setPersona?.(persona);
  return outcome;
}

function retire(kernel: Kernel, participantId: string): ActOutcome {
  return told(kernel.submit({ type: 'RetireParticipant', participantId, reason: 'retired by the person in charge' }));
}

function setBudget(kernel: Kernel, { kind: _, ...cap }: Extract<GodAct, { kind: 'SET_BUDGET' }>): ActOutcome {
  const set = () => told(kernel.submit({ type: 'SetBudget', ...cap }));
  return cap.participantId === null ? set() : onAgent(kernel, cap.participantId, set);
}

function isPaused(kernel: Kernel, handle: string): boolean {
  return kernel.view.participant(handle)?.status === 'PAUSED';
}

function thinkNow(kernel: Kernel, handle: string): ActOutcome {
  if (!isPaused(kernel, handle)) return told(kernel.submit({ type: 'WakeAgent', participantId: handle }));
  return refused('INVALID_TRANSITION', `Agent "${handle}" is paused: resume it first.`, 'input', 'handle');
}

function pauseAgent(kernel: Kernel, control: Extract<GodAct, { kind: 'PAUSE_AGENT' }>): ActOutcome {
  const { handle, cancelOpenOrders } = control;
  const paused = isPaused(kernel, handle)
    ? unchanged
    : told(kernel.submit({ type: 'PauseAgent', participantId: handle }));
  if (!cancelOpenOrders) return paused;
  const canceled = cancelOrders(kernel, { kind: 'CANCEL_AGENT_ORDERS', handle, market: null });
  return { changed: paused.changed || canceled.changed, errors: [...paused.errors, ...canceled.errors] };
}

function resumeAgent(kernel: Kernel, handle: string): ActOutcome {
  return isPaused(kernel, handle) ? told(kernel.submit({ type: 'ResumeAgent', participantId: handle })) : unchanged;
}

function cancelOrders(kernel: Kernel, control: Extract<GodAct, { kind: 'CANCEL_AGENT_ORDERS' }>): ActOutcome {
  const { handle: participantId, market } = control;
  if (market !== null && !isOpen(kernel, market)) return onMarket(kernel, market, () => unchanged);
  const isMeant = ({ order }: OrderView) => market === null || order.market === market;
  if (!kernel.view.openOrders(participantId).some(isMeant)) return { ...unchanged, count: 0 };
  const events = kernel.submit({ type: 'CancelAllOrders', participantId, market, source: 'GOD' });
  const count = events.find((event) => event.type === 'OrdersCanceled')?.orderCount ?? 0;
  return { ...told(events), count };
}

function adjustBalance(kernel: Kernel, control: Extract<GodAct, { kind: 'ADJUST_AGENT_BALANCE' }>): ActOutcome {
  const { handle: participantId, asset, amount } = control;
  const assets = [QUOTE_ASSET, ...kernel.view.instruments.map(({ baseAsset }) => baseAsset)];
  if (!assets.includes(asset)) {
    const message = `There is no asset "${asset}". The assets of this run are ${assets.join(', ')}.`;
    return refused('NOT_FOUND', message, 'input', 'asset');
  }
  const transfer = { participantId, asset, amount, reason: 'ADJUST' } as const;
  const events = kernel.submit({ type: 'AdjustFunds', ...transfer, source: 'GOD' });
  const refusal = events.find((event) => event.type === 'CommandRejected');
  if (refusal?.reason !== 'INSUFFICIENT_FUNDS') return told(events);
  const owner = amount > 0 ? 'The treasury' : `Agent "${participantId}"`;
  return refused('INVALID_INPUT', `${owner} has less than that of ${asset} free.`, 'input', 'amount');
}
