import type { Command, SequencedCommand } from '../market/commands.ts';
import { QUOTE_ASSET } from '../market/instrument.ts';
import { FALL_BACK_REASON, type Participant } from '../market/participant.ts';
import { personas } from '../traders/agents/personas/index.ts';
import { must } from '../util/assert.ts';
import type { SeatMaker } from './god-acts.ts';
import type { Kernel } from './kernel.ts';
import { applyShock } from './shocks.ts';

/** Commands with which an act of the person in charge begins; what else it led to follows from them. */
type ActCommand = Extract<
  Command,
  {
    readonly type:
      | 'EndRun'
      | 'PauseRun'
      | 'ResumeRun'
      | 'SetSpeed'
      | 'AdmitParticipant'
      | 'RetireParticipant'
      | 'SetBrain'
      | 'SetPersona'
      | 'SetFees'
      | 'WakeAgent'
      | 'SetBudget'
      | 'PauseAgent'
      | 'ResumeAgent'
      | 'PublishNews'
      | 'ApplyShock'
      | 'HaltMarket'
      | 'ResumeMarket'
      | 'StartAuction'
      | 'UncrossMarket'
      | 'CloseMarket'
      | 'PreOpenMarket'
      | 'CancelAllOrders'
      | 'AdjustFunds';
  }
>;

/** Whether a journalled command came from outside; all others the market brings about by itself. Not for a run's opening. */
export function isAct(command: SequencedCommand): command is SequencedCommand & ActCommand {
  switch (command.type) {
    case 'EndRun':
    case 'PauseRun':
    case 'ResumeRun':
    case 'SetSpeed':
    case 'RetireParticipant':
    case 'WakeAgent':
    case 'SetBudget':
    case 'PauseAgent':
    case 'ResumeAgent':
    case 'StartAuction':
    case 'UncrossMarket':
    case 'CloseMarket':
    case 'PreOpenMarket':
    case 'SetPersona':
    case 'SetFees':
      return true;
    case 'ApplyShock':
    case 'HaltMarket':
    case 'ResumeMarket':
      return command.source !== 'SCENARIO';
    case 'AdmitParticipant':
      return command.participant.kind === 'AGENT';
    case 'SetBrain':
      return command.reason !== FALL_BACK_REASON;
    case 'PublishNews':
    case 'CancelAllOrders':
    case 'AdjustFunds':
      return command.source === 'GOD';
    default:
      return false;
  }
}

/** Does to a kernel what was once done to another one. Its time must be the act's. */
export function repeatAct(kernel: Kernel, act: SequencedCommand & ActCommand): void {
  const { seq: _seq, time: _time, ...command } = act;
  switch (command.type) {
    case 'ApplyShock': {
      applyShock(kernel, command);
      return;
    }
    case 'AdmitParticipant':
      kernel.admit(must(seatOf(command, kernel.makeSeat), `a persona for ${command.participant.participantId}`));
      return;
    case 'SetBrain':
      kernel.submit(command);
      kernel.trader(command.participantId)?.setBrain?.(command.brain);
      return;
    case 'SetPersona':
      kernel.submit(command);
      kernel.trader(command.participantId)?.setPersona?.(command.persona);
      return;
    default:
      kernel.submit(command);
  }
}

function seatOf(
  { participant, funds }: Extract<ActCommand, { readonly type: 'AdmitParticipant' }>,
  makeSeat: SeatMaker,
) {
  const persona = personaOf(participant);
  if (persona === null || participant.brain === null) return null;
  const { kind: brain, model } = participant.brain;
  const startingSats = funds[QUOTE_ASSET] ?? 0;
  return makeSeat({ kind: 'SPAWN_AGENT', handle: participant.participantId, persona, brain, model, startingSats });
}

/** The handle of the persona by which a seat plays: strategy and description are the persona's own. */
function personaOf({ strategy, description }: Participant): string | null {
  const found = personas.find((persona) => persona.strategy === strategy && persona.description === description);
  return found?.handle ?? null;
}
