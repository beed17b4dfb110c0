import type { RunFiguresQuery, RunPageQuery } from '#lib/generated/graphql.ts';

type Page = NonNullable<RunPageQuery['run']>;

/** What of a run is compared. */
export type ComparedRun = Pick<
  Page,
  | 'runId'
  | 'scenario'
  | 'seed'
  | 'codeVersion'
  | 'semanticsVersion'
  | 'scenarioHash'
  | 'parent'
  | 'forkedAtSeq'
  | 'leaderboard'
  | 'agents'
  | 'occasions'
>;

export type BoardRow = Page['leaderboard'][number];
export type ComparedAgent = Page['agents'][number];
export type ComparedOccasion = Page['occasions']['nodes'][number];
export type ComparedMarket = NonNullable<RunFiguresQuery['run']>['markets'][number];
