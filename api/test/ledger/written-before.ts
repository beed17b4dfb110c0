/** Takes from a ledger what a program did not know that had neither stops nor auctions. */
export const WRITTEN_BEFORE: readonly string[] = [
  ...['stop_price_sats', 'display_lots', 'expire_at', 'linked_order_id', 'triggered_seq'].map(
    (column) => `alter table orders drop column ${column}`,
  ),
  'alter table trades drop column is_auction',
  ...['inputs', 'model_texts', 'model_questions', 'model_answers', 'model_calls'].map((table) => `drop table ${table}`),
  `delete from mikro_orm_migrations where name > 'Migration20260105000000'`,
  `update journal set version = 1, payload = json_remove(payload, '$.order.stopPriceSats', '$.order.displayLots',
     '$.order.expireAt', '$.order.linkedOrderId', '$.isAuction') where payload like '{%'`,
  'update journal set version = 1',
];
