import type { BotStrategy } from '../bot-strategy.ts';

/** A bot that keeps two-sided quotes in one market. */
export type LiquidityStrategy = BotStrategy;
