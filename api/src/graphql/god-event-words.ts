import type { ActRecord } from '../ledger/history.ts';
import type { Command } from '../market/commands.ts';
import { QUOTE_ASSET } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { GodAct } from '../simulation/god-acts.ts';
import { InvariantError } from '../util/assert.ts';
import type { GodEventKindName } from './enums.ts';

/** An act told to people. What the person wrote stays plain text. */
export type GodEventWords = {
  readonly kind: GodEventKindName;
  readonly market: string | null;
  readonly agent: ParticipantId | null;
  readonly title: string;
  readonly detail: string;
};

/** The journal holds only what passed the checks of a mutation, so its words are those of the vocabulary. */
export function godEventWords({ kind, payload }: ActRecord): GodEventWords {
  const asked: unknown = payload;
  return kind === 'ACT' ? ofAct(asked as GodAct) : ofCommand(asked as Command);
}

function onRun(kind: GodEventKindName, title: string, detail = ''): GodEventWords {
  return { kind, market: null, agent: null, title, detail };
}

function onMarket(
  { kind, market }: { readonly kind: GodEventKindName; readonly market: string },
  verb: string,
  detail = '',
) {
  return { kind, market, agent: null, title: `${verb} ${market}`, detail };
}

function onAgent(
  { kind, handle }: { readonly kind: GodEventKindName; readonly handle: string },
  verb: string,
  detail = '',
) {
  return { kind, market: null, agent: handle, title: `${verb} ${handle}`, detail };
}

function ofAct(act: GodAct): GodEventWords {
  switch (act.kind) {
    case 'INJECT_NEWS': {
      const market = act.markets.length === 1 ? (act.markets[0] ?? null) : null;
      return { ...onRun(act.kind, act.headline, act.body), market };
    }
    case 'INJECT_PRICE_SHOCK':
      return onMarket(act, 'Shock', `${act.shiftBps} basis points, ${act.mode}`);
    case 'HALT_MARKET':
      return onMarket(act, 'Halt', act.reason);
    case 'RESUME_MARKET':
      return onMarket(act, 'Resume');
    case 'START_AUCTION':
      return onMarket(act, 'Call an auction in');
    case 'UNCROSS_MARKET':
      return onMarket(act, 'Uncross');
    case 'CLOSE_MARKET':
      return onMarket(act, 'Close');
    case 'PRE_OPEN_MARKET':
      return onMarket(act, 'Pre-open');
    case 'SPAWN_AGENT':
      return onAgent(act, 'Spawn', `${act.persona}, ${act.startingSats} sats, ${act.model ?? 'rules'}`);
    case 'RETIRE_AGENT':
      return onAgent(act, 'Retire');
    case 'SET_BRAIN':
      return onAgent(act, 'Another brain for', act.model ?? 'rules');
    case 'SET_PERSONA':
      return onAgent(act, 'Another persona for', act.persona);
    case 'SET_FEES':
      return onMarket(act, 'Other fees for', `maker ${act.makerFeeBps}, taker ${act.takerFeeBps} basis points`);
    case 'THINK_NOW':
      return onAgent(act, 'Wake');
    case 'SET_BUDGET': {
      const limits = `${act.microUsd ?? 'same'} microUSD, ${act.tokens ?? 'same'} tokens`;
      return { ...onRun(act.kind, `Another budget: ${act.scope.toLowerCase()}`, limits), agent: act.participantId };
    }
    case 'PAUSE_AGENT':
      return onAgent(act, 'Pause', act.cancelOpenOrders ? 'and cancel its orders' : '');
    case 'RESUME_AGENT':
      return onAgent(act, 'Resume');
    case 'CANCEL_AGENT_ORDERS':
      return { ...onAgent(act, 'Cancel the orders of'), market: act.market };
    case 'ADJUST_AGENT_BALANCE':
      return onAgent(
        act,
        'Adjust the balance of',
        `${act.amount} ${act.asset === QUOTE_ASSET ? 'sats' : 'lots'} of ${act.asset}`,
      );
  }
}

function ofCommand(command: Command): GodEventWords {
  switch (command.type) {
    case 'PauseRun':
      return onRun('PAUSE_RUN', 'Pause');
    case 'ResumeRun':
      return onRun('RESUME_RUN', 'Go on');
    case 'SetSpeed':
      return onRun('SET_SPEED', command.speed === 0 ? 'Speed: as fast as possible' : `Speed: ${command.speed}x`);
    case 'EndRun':
      return onRun('END_RUN', 'End the run', command.reason);
    default:
      throw new InvariantError(`no act of the person in charge is a bare ${command.type}`);
  }
}
