import { Option } from 'commander';
import type { MissPolicy } from '../traders/llm/recorded-model.ts';
import { liveModels } from './live-models.ts';

/** What becomes of a question that is not in the record. */
export type Missing = 'fail' | 'abstain' | 'live';

export function missingOption(): Option {
  const choices: readonly Missing[] = ['fail', 'abstain', 'live'];
  return new Option('--missing <what>', 'what becomes of a question that is not in the record')
    .choices(choices)
    .default('fail' satisfies Missing);
}

export function missPolicy(missing: Missing): MissPolicy {
  switch (missing) {
    case 'fail':
      return { kind: 'FAIL' };
    case 'abstain':
      return { kind: 'ABSTAIN' };
    case 'live':
      return { kind: 'LIVE', model: liveModels() };
  }
}
