import { latestByKey } from '@agent-market/schema';
import type { PortfolioFieldsFragment, PortfolioOfSubscription } from '#lib/generated/graphql.ts';

export type Portfolio = PortfolioFieldsFragment;
export type PortfolioEvent = Extract<PortfolioOfSubscription['portfolio'], { readonly __typename: 'PortfolioBatch' }>;

/** Whole portfolios by participant. */
export const portfolioRules = latestByKey(
  ({ portfolios }: PortfolioEvent) => portfolios,
  ({ participant }) => participant,
);
