import { writeSync } from 'node:fs';
import { createRun } from '../../src/ledger/run-folder.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { MarketScript } from './market-script.ts';

// A process that writes a run for ever, until it is killed. Arguments: data folder, run id, seed. Says every seq that it
// knows to be durable, one a line.

const [dataDir, runId, seed] = process.argv.slice(2).map((argument) => must(argument, 'argument')) as [
  string,
  string,
  string,
];
const view = createReadModel();
const about = { scenario: 'crash', seed, codeVersion: '0.0.0-test', now: Date.now };
const { journal } = createRun({ dataDir, runId, ...about, fold: rowFold(view) });
const script = new MarketScript(seed);
const rng = Rng.derive(seed, 'batches');
for (;;) {
  const batch = script.take(rng.integer(1, 20));
  for (const entry of batch) for (const event of entry.events) view.apply(event);
  writeSync(1, `${journal.append(batch)}\n`);
}
