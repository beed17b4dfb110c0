import { bookRules } from '@agent-market/schema';
import { boardRules } from '#lib/feeds/board.ts';
import { candleRules } from '#lib/feeds/candles.ts';
import { draftRules } from '#lib/feeds/drafts.ts';
import { occasionRules } from '#lib/feeds/occasions.ts';
import { portfolioRules } from '#lib/feeds/portfolios.ts';
import { statusRules } from '#lib/feeds/status.ts';
import { tapeRules } from '#lib/feeds/tape.ts';
import { tickRules } from '#lib/feeds/ticks.ts';
import { wireRules } from '#lib/feeds/wire.ts';
import type {
  BookOfSubscription,
  CandlesSubscription,
  LeaderboardSubscription,
  OccasionsSubscription,
  PortfolioOfSubscription,
  StatusSubscription,
  ThoughtDeltasSubscription,
  ThoughtsSubscription,
  TicksSubscription,
  TradesSubscription,
} from '#lib/generated/graphql.ts';
import {
  BookDocument,
  CandlesDocument,
  LeaderboardDocument,
  OccasionsDocument,
  PortfolioDocument,
  StatusDocument,
  ThoughtDeltasDocument,
  ThoughtsDocument,
  TicksDocument,
  TradesDocument,
} from './documents/feeds.ts';

/** Levels a side that the terminal subscribes to, and what the API calls that. */
export const BOOK_DEPTH = { levels: 50, name: 'D50' } as const;

/** One line a feed: its document, its fold, how often it is drawn, and whether it resumes after a break. */
export const statusPlan = {
  document: StatusDocument,
  eventOf: (result: StatusSubscription) => result.simulationStatus,
  rules: statusRules,
  pace: 'table',
  resumes: false,
} as const;

export const ticksPlan = {
  document: TicksDocument,
  eventOf: (result: TicksSubscription) => result.ticks,
  rules: tickRules,
  pace: 'table',
  resumes: false,
} as const;

export const tradesPlan = {
  document: TradesDocument,
  eventOf: (result: TradesSubscription) => result.trades,
  rules: tapeRules,
  pace: 'tape',
  resumes: true,
} as const;

export const thoughtsPlan = {
  document: ThoughtsDocument,
  eventOf: (result: ThoughtsSubscription) => result.thoughts,
  rules: wireRules,
  pace: 'wire',
  resumes: true,
} as const;

export const draftsPlan = {
  document: ThoughtDeltasDocument,
  eventOf: (result: ThoughtDeltasSubscription) => result.thoughtDeltas,
  rules: draftRules,
  pace: 'table',
  resumes: false,
} as const;

export const occasionsPlan = {
  document: OccasionsDocument,
  eventOf: (result: OccasionsSubscription) => result.occasions,
  rules: occasionRules,
  pace: 'wire',
  resumes: true,
} as const;

export const boardPlan = {
  document: LeaderboardDocument,
  eventOf: (result: LeaderboardSubscription) => result.leaderboard,
  rules: boardRules,
  pace: 'board',
  resumes: false,
} as const;

export const bookPlan = {
  document: BookDocument,
  eventOf: (result: BookOfSubscription) => result.book,
  rules: bookRules(BOOK_DEPTH.levels),
  pace: 'book',
  resumes: false,
} as const;

export const candlesPlan = {
  document: CandlesDocument,
  eventOf: (result: CandlesSubscription) => result.candles,
  rules: candleRules,
  pace: 'chart',
  resumes: true,
} as const;

export const portfolioPlan = {
  document: PortfolioDocument,
  eventOf: (result: PortfolioOfSubscription) => result.portfolio,
  rules: portfolioRules,
  pace: 'board',
  resumes: false,
} as const;
