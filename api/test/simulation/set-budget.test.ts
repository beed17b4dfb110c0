import { expect, test } from 'vitest';
import { calm } from '../kit/scenarios.ts';
import { Stage, start } from '../kit/stage.ts';

test('L18 budgets are set on record: what was set is known to whoever folds the run, the newest of each', async () => {
  const stage = new Stage({ ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 });
  await stage.control(start);
  const run = { kind: 'SET_BUDGET', scope: 'RUN', participantId: null } as const;
  const agent = { kind: 'SET_BUDGET', scope: 'AGENT', microUsd: 5, tokens: null } as const;
  expect(stage.host.read().run?.caps).toEqual([]);
  expect(await stage.control({ ...run, microUsd: 10, tokens: null })).toMatchObject({ changed: true, errors: [] });
  await stage.control({ ...run, microUsd: null, tokens: 7 });
  await stage.control({ ...agent, participantId: 'kelvin' });
  expect((await stage.control({ ...agent, participantId: 'nobody' })).errors[0]?.code).toBe('NOT_FOUND');
  expect(stage.host.read().run?.caps).toEqual([
    { scope: 'RUN', participantId: null, microUsd: 10, tokens: 7 },
    { scope: 'AGENT', participantId: 'kelvin', microUsd: 5, tokens: null },
  ]);
  const commands = stage.journal.entries.map(({ command }) => command.type);
  expect(commands.filter((type) => type === 'SetBudget')).toHaveLength(3);
});
