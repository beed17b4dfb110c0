import type { ParticipantKind } from '../market/participant.ts';
import { unreachable } from '../util/assert.ts';
import type { Scenario, ScenarioEvent } from './scenario.ts';

export type ParticipantCount = { readonly kind: ParticipantKind; readonly count: number };

/** How many of each kind take part from the start. */
export function participantCounts({ markets, population }: Scenario): readonly ParticipantCount[] {
  const bots = (groups: Scenario['population']['liquidity']) =>
    groups.reduce((sum, { perMarket }) => sum + perMarket, 0) * markets.length;
  return [
    { kind: 'AGENT', count: population.agents.length },
    { kind: 'LIQUIDITY', count: bots(population.liquidity) },
    { kind: 'BACKGROUND', count: bots(population.background) },
  ];
}

/** Whether somebody must bring a price file to start it. */
export function needsPrices({ reference }: Scenario): boolean {
  return reference.kind === 'REPLAY' && reference.csvPath === null;
}

/** Which markets an event is about. */
export function marketsOf({ command }: ScenarioEvent): readonly string[] {
  return command.type === 'PublishNews' ? command.markets : [command.market];
}

/** One line for people. */
export function eventText({ command }: ScenarioEvent): string {
  switch (command.type) {
    case 'PublishNews':
      return command.headline;
    case 'ApplyShock':
      return `${command.market}: ${MODES[command.mode]}${shiftText(command.shiftBps)}`;
    case 'HaltMarket':
      return `${command.market} is halted: ${command.reason}`;
    case 'ResumeMarket':
      return `${command.market} reopens with a call auction`;
    default:
      return unreachable(command);
  }
}

function shiftText(shiftBps: number): string {
  return shiftBps === 0 ? '' : ` ${shiftBps < 0 ? '' : '+'}${shiftBps / 100}%`;
}

const MODES = {
  FAIR_VALUE: 'outside value',
  MARKET_ORDER: 'market order',
  REMOVE_LIQUIDITY: 'makers withdraw',
} as const;
