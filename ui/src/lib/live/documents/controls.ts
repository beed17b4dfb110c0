import { graphql } from '#lib/generated/index.ts';

graphql(`
  fragment Refusal on UserError {
    code
    message
    field
  }
`);

export const StartDocument = graphql(`
  mutation Start($input: StartSimulationInput!) {
    outcome: startSimulation(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const StopDocument = graphql(`
  mutation Stop($input: StopSimulationInput!) {
    outcome: stopSimulation(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const ResetDocument = graphql(`
  mutation Reset($input: ResetSimulationInput!) {
    outcome: resetSimulation(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const ForkDocument = graphql(`
  mutation Fork($input: ForkSimulationInput!) {
    outcome: forkSimulation(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const PauseDocument = graphql(`
  mutation Pause($input: PauseSimulationInput!) {
    outcome: pauseSimulation(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const ResumeDocument = graphql(`
  mutation Resume($input: ResumeSimulationInput!) {
    outcome: resumeSimulation(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const StepDocument = graphql(`
  mutation Step($input: StepSimulationInput!) {
    outcome: stepSimulation(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const RunToDocument = graphql(`
  mutation RunTo($input: RunSimulationToInput!) {
    outcome: runSimulationTo(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const SetBudgetDocument = graphql(`
  mutation SetBudget($input: SetBudgetInput!) {
    outcome: setBudget(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const SetRunNoteDocument = graphql(`
  mutation SetRunNote($input: SetRunNoteInput!) {
    outcome: setRunNote(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const SpeedDocument = graphql(`
  mutation Speed($input: SetSimulationSpeedInput!) {
    outcome: setSimulationSpeed(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const NewsDocument = graphql(`
  mutation News($input: InjectNewsInput!) {
    outcome: injectNews(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const ShockDocument = graphql(`
  mutation Shock($input: InjectPriceShockInput!) {
    outcome: injectPriceShock(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const HaltDocument = graphql(`
  mutation Halt($input: HaltMarketInput!) {
    outcome: haltMarket(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const ResumeMarketDocument = graphql(`
  mutation ResumeTrading($input: ResumeMarketInput!) {
    outcome: resumeMarket(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const SpawnDocument = graphql(`
  mutation Spawn($input: SpawnAgentInput!) {
    outcome: spawnAgent(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const RetireDocument = graphql(`
  mutation Retire($input: RetireAgentInput!) {
    outcome: retireAgent(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const ThinkNowDocument = graphql(`
  mutation ThinkNow($input: ThinkNowInput!) {
    outcome: thinkNow(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const PauseAgentDocument = graphql(`
  mutation PauseAgent($input: PauseAgentInput!) {
    outcome: pauseAgent(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const ResumeAgentDocument = graphql(`
  mutation ResumeAgent($input: ResumeAgentInput!) {
    outcome: resumeAgent(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
export const SetBrainDocument = graphql(`
  mutation SetBrain($input: SetBrainInput!) {
    outcome: setBrain(input: $input) { changed seq userErrors { ...Refusal } }
  }
`);
