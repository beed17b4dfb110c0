import type { PortfolioFieldsFragment, PortfolioOfSubscription } from '#lib/generated/graphql.ts';
import type { FeedRules } from './protocol.ts';

export type Portfolio = PortfolioFieldsFragment;
export type PortfolioEvent = Extract<PortfolioOfSubscription['portfolio'], { readonly __typename: 'PortfolioBatch' }>;

/** Whole portfolios by participant. */
export const portfolioRules: FeedRules<ReadonlyMap<string, Portfolio>, PortfolioEvent> = {
  empty: new Map(),
  isSnapshot: (event) => event.isSnapshot,
  apply: (data, event) => {
    const next = new Map(event.isSnapshot ? [] : data);
    for (const portfolio of event.portfolios) next.set(portfolio.participant, portfolio);
    return next;
  },
};
