import type { MarketEvent } from '../../market/events.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { Scenario, Step } from './scenario-file.ts';
import { Stage } from './stage.ts';

/** What became of a scenario: it passed when there is nothing to say. */
export type Verdict = { readonly scenario: Scenario; readonly problems: readonly string[] };

/** Plays a scenario twice: as it stands, and with restarts from snapshots on the way. */
export function judge(scenario: Scenario): Verdict {
  const stage = guarded('the market of this scenario', () => new Stage(scenario));
  if (!stage.ok) return { scenario, problems: stage.problems };
  const played = playThrough(scenario, stage.value);
  const problems = played.problems.length > 0 ? played.problems : restartProblems(scenario, stage.value, played.events);
  return { scenario, problems };
}

type Events = readonly (readonly MarketEvent[])[];

/** Stops at the first step that is not as expected: what comes after it says little. */
function playThrough(
  scenario: Scenario,
  stage: Stage,
): { readonly events: Events; readonly problems: readonly string[] } {
  const events: (readonly MarketEvent[])[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const where = placeOf(step, index);
    const played = guarded(where, () => stage.play(step, index));
    if (!played.ok) return { events, problems: played.problems };
    events.push(played.value.events);
    const differences = step.expect === undefined ? [] : differencesOf(step.expect, played.value.outcome);
    if (differences.length > 0) return { events, problems: describe(where, differences) };
  }
  const final = guarded('final', () => stage.finalDifferences());
  return { events, problems: final.ok ? describe('final', final.value) : final.problems };
}

/** A snapshot grows with the book: restarts before every one of very many steps would take minutes. */
const MAX_RESTARTS = 100;

/** Whether there is a restart before a step: always, or in long scenarios before every so many and before the last. */
function isRestartDue(index: number, count: number): boolean {
  return index % Math.ceil(count / MAX_RESTARTS) === 0 || index === count - 1;
}

function restartProblems(scenario: Scenario, straight: Stage, expected: Events): readonly string[] {
  const stage = new Stage(scenario);
  for (const [index, step] of scenario.steps.entries()) {
    const where = `after a restart before ${placeOf(step, index)}`;
    const played = guarded(where, () => {
      if (isRestartDue(index, scenario.steps.length)) stage.restart();
      return stage.play(step, index).events;
    });
    if (!played.ok) return played.problems;
    const [want, got] = [JSON.stringify(expected[index]), JSON.stringify(played.value)];
    if (want !== got) return describe(where, [{ what: 'events', expected: expected[index], got: played.value }]);
  }
  const end = guarded('after a restart at the end', () => {
    stage.restart();
    return stage.state();
  });
  return end.ok ? stateProblems(straight.state(), end.value) : end.problems;
}

function stateProblems(straight: ReturnType<Stage['state']>, restarted: ReturnType<Stage['state']>): string[] {
  const where = 'final state after restarts';
  if (straight.snapshot !== restarted.snapshot) {
    return describe(where, [{ what: 'snapshot', expected: straight.snapshot, got: restarted.snapshot }]);
  }
  if (straight.hash === restarted.hash) return [];
  return describe(where, [{ what: 'state hash', expected: straight.hash, got: restarted.hash }]);
}

type Guarded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] };

/** An exchange that throws has failed the scenario, not the program. */
function guarded<T>(where: string, act: () => T): Guarded<T> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    return { ok: false, problems: [`${where}: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function placeOf(step: Step, index: number): string {
  const subject = step.op === 'submit' ? step.order.id : 'id' in step ? step.id : '';
  return `step ${index + 1} (${`${step.op} ${subject}`.trim()})`;
}

function describe(where: string, differences: readonly Difference[]): string[] {
  return differences.flatMap(({ what, expected, got }) => [
    `${where}: ${what}`,
    `  expected ${textOf(expected)}`,
    `  got      ${textOf(got)}`,
  ]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
