import type { Config } from './config.ts';
import type { SimulationFace } from './simulation/face.ts';

/** What a person needs to know once the server runs: where to look, how to play god, what may cost money. */
export function welcome(config: Config, port: number, godToken: string, face: SimulationFace): string {
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const lines = [
    '',
    `  Agent Market   ${url}`,
    `  GraphiQL       ${url}/graphql`,
    `  God token      ${godToken}`,
    `  Run            ${runLine(face)}`,
    `  Models         ${modelLine(config, face)}`,
    '',
    '  Everything here is simulated. No real money. Ctrl-C stops.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function runLine(face: SimulationFace): string {
  const { status, scenario, seed, problem } = face.state();
  if (problem !== null) return `${status}: ${problem}`;
  return status === 'IDLE' ? 'IDLE: start it from the terminal' : `${status}: scenario ${scenario}, seed ${seed}`;
}

function modelLine(config: Config, face: SimulationFace): string {
  if (config.llmModel === null)
    return 'none: all agents follow fixed rules (set OPENAI_API_KEY and LLM_MODEL to change that)';
  const seats = face
    .read()
    .participants('AGENT')
    .filter(({ participant }) => participant.brain?.kind === 'OPENAI')
    .map(({ participant }) => participant.participantId);
  const caps = `at most USD ${usd(config.llmCaps.runMicroUsd)} a run and USD ${usd(config.llmCaps.dayMicroUsd)} a day`;
  return `${config.llmModel} for ${seats.join(', ') || 'no seat yet'}; ${caps}`;
}

function usd(microUsd: number): string {
  return (microUsd / 1_000_000).toFixed(2);
}
