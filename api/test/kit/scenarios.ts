import { shippedScenarios } from '../../src/scenario-files.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { must } from '../../src/util/assert.ts';

/** Every scenario that comes with the program, the default first. */
export const scenarios = shippedScenarios();

export function scenarioNamed(name: string): Scenario {
  return must(
    scenarios.find((scenario) => scenario.name === name),
    `scenario ${name}`,
  );
}

export const calm = scenarioNamed('calm');
export const thin = scenarioNamed('thin');
export const wide = scenarioNamed('wide');
export const replay = scenarioNamed('replay');
