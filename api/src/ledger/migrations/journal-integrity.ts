/**
 * What finds damage: a checksum in every row of the journal, a second chain over its wall-clock columns, and the event as of
 * which the leaderboard was written. Rows from before have none of these.
 */
export const journalIntegrity: readonly string[] = [
  'alter table `journal` add column `crc` integer check (crc between 0 and 4294967295) null',
  'alter table `commits` add column `wall_hash` text null',
  'alter table `standings` add column `seq` integer null',
];
