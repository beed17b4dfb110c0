/** Amounts as in the first migration: whole, below 2^53, and nonsense only in orders that were refused. */
const asked = (column: string) =>
  `check (${column} > -9007199254740992 and ${column} < 9007199254740992 and (${column} >= 0 or status = 'REJECTED'))`;

/** Stops, icebergs, dates, linked orders and auctions. New columns are the last ones; rows from before have none of these. */
export const completeExchange: readonly string[] = [
  `alter table \`orders\` add column \`stop_price_sats\` integer ${asked('stop_price_sats')} null`,
  `alter table \`orders\` add column \`display_lots\` integer ${asked('display_lots')} null`,
  'alter table `orders` add column `expire_at` integer null',
  'alter table `orders` add column `linked_order_id` integer null',
  'alter table `orders` add column `triggered_seq` integer null',
  'alter table `trades` add column `is_auction` integer check (is_auction between 0 and 1) not null default 0',
];
