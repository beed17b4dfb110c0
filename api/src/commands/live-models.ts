import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, resolveModel } from '../config.ts';
import { createLog } from '../log.ts';
import { fileBudgetStore } from '../traders/llm/budget-store.ts';
import type { ModelPort } from '../traders/llm/model.ts';
import { createModelDesk } from '../traders/llm/model-desk.ts';

/**
 * The models that the environment and providers.json configure, under caps like the server's. Counted in a file of its own:
 * two processes cannot count in one.
 */
export function liveModels(): ModelPort {
  const config = loadConfig(process.env, (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null));
  const desk = createModelDesk({
    resolveModel: (name) => resolveModel(config.providers, name),
    caps: config.llmCaps,
    store: fileBudgetStore(join(config.dataDir, 'budget-command-line.json')),
    // Standard output belongs to the command's result.
    log: createLog(config.logLevel, process.stderr),
  });
  return { ask: (request) => desk.ask(request) };
}
