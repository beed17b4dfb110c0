import { defineEntity, p } from '@mikro-orm/core';

/**
 * The tables of a run's file as MikroORM knows them: what migrations are generated from and what history queries are
 * typed by. docs/ledger.md says what each column means; the live tables are those of `migrations/`.
 */

/** Exact in JavaScript and in SQLite alike: below 2^53. */
const amount = (column: string) => p.integer().check(`${column} >= 0 and ${column} < 9007199254740992`);
const signedAmount = (column: string) =>
  p.integer().check(`${column} > -9007199254740992 and ${column} < 9007199254740992`);
const optionalAmount = (column: string) => amount(column).nullable();
/** What somebody asked for may be nonsense as long as it was refused. */
const askedAmount = (column: string) =>
  p
    .integer()
    .check(
      `${column} > -9007199254740992 and ${column} < 9007199254740992 and (${column} >= 0 or status = 'REJECTED')`,
    );
const flag = (column: string) => p.integer().check(`${column} between 0 and 1`);
const seq = () => p.integer();
const time = () => p.integer();

export const RunInfo = defineEntity({
  name: 'RunInfo',
  tableName: 'run',
  properties: {
    runId: p.text().primary(),
    scenario: p.text(),
    seed: p.text(),
    codeVersion: p.text(),
    startedAt: p.text(),
  },
});

export const JournalRow = defineEntity({
  name: 'JournalRow',
  tableName: 'journal',
  properties: {
    seq: p.integer().primary().autoincrement(false),
    time: time(),
    kind: p.text().check(`kind = 'COMMAND' or kind = 'EVENT'`),
    type: p.text(),
    version: p.integer(),
    causeSeq: seq().nullable(),
    payload: p.text(),
    atMs: p.integer(),
    fence: p.integer(),
    latencyMs: p.integer().nullable(),
    crc: p.integer().check('crc between 0 and 4294967295').nullable(),
  },
});

export const Commit = defineEntity({
  name: 'Commit',
  tableName: 'commits',
  properties: {
    lastSeq: p.integer().primary().autoincrement(false),
    lastTime: time(),
    journalHash: p.text(),
    atMs: p.integer(),
    fence: p.integer(),
    wallHash: p.text().nullable(),
  },
});

export const InputRow = defineEntity({
  name: 'InputRow',
  tableName: 'inputs',
  properties: {
    seq: p.integer().primary(),
    position: p.integer().primary(),
    kind: p.text().check(`kind = 'ACT' or kind = 'COMMAND' or kind = 'ANSWER'`),
    step: p.integer(),
    time: time(),
    payload: p.text(),
  },
});

export const ParticipantRow = defineEntity({
  name: 'ParticipantRow',
  tableName: 'participants',
  properties: {
    participantId: p.text().primary(),
    kind: p.text(),
    name: p.text(),
    strategy: p.text(),
    description: p.text(),
    brainKind: p.text().nullable(),
    model: p.text().nullable(),
    market: p.text().nullable(),
    status: p.text(),
    admittedSeq: seq(),
    updatedSeq: seq(),
  },
  indexes: [{ name: 'participants_admitted', properties: ['admittedSeq'] }],
});

export const OrderRow = defineEntity({
  name: 'OrderRow',
  tableName: 'orders',
  properties: {
    orderId: p.integer().primary().autoincrement(false),
    participantId: p.text(),
    market: p.text(),
    side: p.text(),
    kind: p.text(),
    timeInForce: p.text(),
    postOnly: flag('post_only'),
    selfTradePrevention: p.text(),
    isQuote: flag('is_quote'),
    priceSats: askedAmount('price_sats').nullable(),
    quantityLots: askedAmount('quantity_lots'),
    filledLots: amount('filled_lots'),
    remainingLots: askedAmount('remaining_lots'),
    status: p.text(),
    rejectReason: p.text().nullable(),
    cancelReason: p.text().nullable(),
    decisionSeq: seq().nullable(),
    placedSeq: seq(),
    placedTime: time(),
    updatedSeq: seq(),
    updatedTime: time(),
    stopPriceSats: askedAmount('stop_price_sats').nullable(),
    displayLots: askedAmount('display_lots').nullable(),
    expireAt: p.integer().nullable(),
    linkedOrderId: p.integer().nullable(),
    triggeredSeq: seq().nullable(),
  },
  indexes: [
    { name: 'orders_placed', properties: ['placedSeq'], where: 'is_quote = 0' },
    { name: 'orders_by_participant', properties: ['participantId', 'placedSeq'], where: 'is_quote = 0' },
    { name: 'orders_by_market', properties: ['market', 'placedSeq'], where: 'is_quote = 0' },
    { name: 'orders_by_status', properties: ['status', 'placedSeq'], where: 'is_quote = 0' },
    { name: 'orders_by_decision', properties: ['decisionSeq'], where: 'decision_seq is not null' },
  ],
});

export const TradeRow = defineEntity({
  name: 'TradeRow',
  tableName: 'trades',
  properties: {
    seq: p.integer().primary().autoincrement(false),
    tradeId: p.integer(),
    time: time(),
    market: p.text(),
    priceSats: amount('price_sats'),
    quantityLots: amount('quantity_lots'),
    notionalSats: amount('notional_sats'),
    takerSide: p.text(),
    makerId: p.text(),
    takerId: p.text(),
    makerOrderId: p.integer(),
    takerOrderId: p.integer(),
    makerFeeSats: amount('maker_fee_sats'),
    takerFeeSats: amount('taker_fee_sats'),
    isAuction: flag('is_auction').default(0),
  },
  indexes: [
    { name: 'trades_by_market', properties: ['market', 'seq'] },
    { name: 'trades_by_maker', properties: ['makerId', 'seq'] },
    { name: 'trades_by_taker', properties: ['takerId', 'seq'] },
    { name: 'trades_by_maker_order', properties: ['makerOrderId', 'seq'] },
    { name: 'trades_by_taker_order', properties: ['takerOrderId', 'seq'] },
  ],
});

export const AccountRow = defineEntity({
  name: 'AccountRow',
  tableName: 'accounts',
  properties: {
    accountId: p.integer().primary().autoincrement(false),
    participantId: p.text().unique('accounts_participant'),
  },
});

export const PostingRow = defineEntity({
  name: 'PostingRow',
  tableName: 'postings',
  properties: {
    seq: p.integer().primary(),
    position: p.integer().primary(),
    asset: p.text(),
    amount: p.integer().check('amount > 0 and amount < 9007199254740992'),
    fromAccountId: p.integer(),
    fromHeld: flag('from_held'),
    toAccountId: p.integer(),
    toHeld: flag('to_held'),
    reason: p.text(),
  },
  indexes: [
    { name: 'postings_from', properties: ['fromAccountId', 'seq', 'position'] },
    {
      name: 'postings_to',
      properties: ['toAccountId', 'seq', 'position'],
      where: 'to_account_id <> from_account_id',
    },
  ],
});

/** Postings with names instead of numbers, for people who read the file with SQL. */
export const PostingLine = defineEntity({
  name: 'PostingLine',
  tableName: 'posting_lines',
  view: true,
  expression:
    'select p.seq, p.position, j.time, j.cause_seq, p.asset, p.amount, payer.participant_id as from_account, ' +
    `case p.from_held when 1 then 'HELD' else 'AVAILABLE' end as from_bucket, payee.participant_id as to_account, ` +
    `case p.to_held when 1 then 'HELD' else 'AVAILABLE' end as to_bucket, p.reason from postings p ` +
    'join journal j on j.seq = p.seq join accounts payer on payer.account_id = p.from_account_id ' +
    'join accounts payee on payee.account_id = p.to_account_id',
  properties: {
    seq: p.integer().primary(),
    position: p.integer().primary(),
    time: time(),
    causeSeq: seq(),
    asset: p.text(),
    amount: p.integer(),
    fromAccount: p.text(),
    fromBucket: p.text(),
    toAccount: p.text(),
    toBucket: p.text(),
    reason: p.text(),
  },
});

export const BalanceRow = defineEntity({
  name: 'BalanceRow',
  tableName: 'balances',
  properties: {
    accountId: p.integer().primary(),
    asset: p.text().primary(),
    available: signedAmount('available'),
    held: p.integer(),
  },
  // Of its own, not the column's: MikroORM misreads a check on the last column before a composite key.
  checks: [{ name: 'balances_held', expression: 'held >= 0 and held < 9007199254740992' }],
});

export const CandleRow = defineEntity({
  name: 'CandleRow',
  tableName: 'candles',
  properties: {
    market: p.text().primary(),
    interval: p.text().primary(),
    openTime: p.integer().primary(),
    openSats: amount('open_sats'),
    highSats: amount('high_sats'),
    lowSats: amount('low_sats'),
    closeSats: amount('close_sats'),
    volumeLots: amount('volume_lots'),
    turnoverSats: amount('turnover_sats'),
    tradeCount: amount('trade_count'),
    seq: seq(),
  },
});

export const DecisionRow = defineEntity({
  name: 'DecisionRow',
  tableName: 'decisions',
  properties: {
    seq: p.integer().primary().autoincrement(false),
    commandSeq: seq(),
    time: time(),
    participantId: p.text(),
    outcome: p.text().check(`outcome = 'DECIDED' or outcome = 'ABSTAINED'`),
    market: p.text().nullable(),
    stance: p.text().nullable(),
    thesis: p.text().nullable(),
    fairValueSats: optionalAmount('fair_value_sats'),
    confidenceBps: p.integer().nullable(),
    abstainCause: p.text().nullable(),
    abstainDetail: p.text().nullable(),
    brainKind: p.text(),
    model: p.text().nullable(),
    wakeReason: p.text(),
    viewSeq: seq(),
    inputTokens: amount('input_tokens'),
    outputTokens: amount('output_tokens'),
    costMicroUsd: optionalAmount('cost_micro_usd'),
    latencyMs: p.integer().nullable(),
  },
  indexes: [
    { name: 'decisions_by_participant', properties: ['participantId', 'seq'] },
    { name: 'decisions_by_market', properties: ['market', 'seq'] },
    { name: 'decisions_by_command', properties: ['commandSeq'] },
  ],
});

export const DecisionText = defineEntity({
  name: 'DecisionText',
  tableName: 'decision_texts',
  properties: {
    seq: p.integer().primary().autoincrement(false),
    prompt: p.text(),
    rawAnswer: p.text(),
    clamps: p.text(),
  },
});

export const ModelText = defineEntity({
  name: 'ModelText',
  tableName: 'model_texts',
  properties: {
    textHash: p.text().primary(),
    text: p.text(),
  },
});

export const ModelQuestionRow = defineEntity({
  name: 'ModelQuestionRow',
  tableName: 'model_questions',
  properties: {
    questionId: p.integer().primary(),
    requestHash: p.text(),
    requestId: p.text(),
    participantId: p.text(),
    model: p.text(),
    systemHash: p.text(),
    userPrompt: p.text(),
    markets: p.text(),
    wakeReason: p.text(),
    viewSeq: seq(),
    askedSeq: seq(),
    askedTime: time(),
  },
  uniques: [{ name: 'model_questions_request', properties: ['requestId'] }],
  indexes: [
    { name: 'model_questions_by_hash', properties: ['requestHash'] },
    { name: 'model_questions_by_participant', properties: ['participantId', 'viewSeq'] },
  ],
});

export const ModelAnswerRow = defineEntity({
  name: 'ModelAnswerRow',
  tableName: 'model_answers',
  properties: {
    answerId: p.integer().primary(),
    questionId: p.integer(),
    enteredSeq: seq(),
    enteredTime: time(),
    dueTime: time(),
    outcome: p.text().check(`outcome = 'ANSWERED' or outcome = 'ABSTAINED'`),
    abstainCause: p.text().nullable(),
    abstainDetail: p.text().nullable(),
    answer: p.text().nullable(),
    rawAnswer: p.text(),
    inputTokens: amount('input_tokens'),
    outputTokens: amount('output_tokens'),
    costMicroUsd: optionalAmount('cost_micro_usd'),
    latencyMs: p.integer(),
    callCount: p.integer(),
    fallBack: flag('fall_back'),
  },
  uniques: [{ name: 'model_answers_question', properties: ['questionId'] }],
});

export const ModelCallRow = defineEntity({
  name: 'ModelCallRow',
  tableName: 'model_calls',
  properties: {
    questionId: p.integer().primary().autoincrement(false),
    attempt: p.integer().primary(),
    requestHash: p.text(),
    addedMessages: p.text(),
    provider: p.text(),
    jsonMode: p.text(),
    reply: p.text().nullable(),
    failureCause: p.text().nullable(),
    failureDetail: p.text().nullable(),
    inputTokens: amount('input_tokens'),
    outputTokens: amount('output_tokens'),
    costMicroUsd: optionalAmount('cost_micro_usd'),
    latencyMs: p.integer(),
  },
});

export const OccasionRow = defineEntity({
  name: 'OccasionRow',
  tableName: 'occasions',
  properties: {
    seq: p.integer().primary().autoincrement(false),
    time: time(),
    type: p.text(),
    market: p.text().nullable(),
    participantId: p.text().nullable(),
  },
});

export const EquitySampleRow = defineEntity({
  name: 'EquitySampleRow',
  tableName: 'equity_samples',
  properties: {
    participantId: p.text().primary(),
    time: p.integer().primary(),
    equitySats: p.integer(),
  },
  checks: [
    {
      name: 'equity_samples_equity',
      expression: 'equity_sats > -9007199254740992 and equity_sats < 9007199254740992',
    },
  ],
});

export const StandingRow = defineEntity({
  name: 'StandingRow',
  tableName: 'standings',
  properties: {
    participantId: p.text().primary(),
    rank: p.integer(),
    isBaseline: flag('is_baseline'),
    equitySats: signedAmount('equity_sats'),
    profitSats: signedAmount('profit_sats'),
    returnBps: p.integer(),
    maxDrawdownBps: p.integer(),
    fillCount: amount('fill_count'),
    decisionCount: amount('decision_count'),
    seq: seq().nullable(),
  },
});

export const entities = [
  RunInfo,
  JournalRow,
  InputRow,
  Commit,
  ParticipantRow,
  OrderRow,
  TradeRow,
  AccountRow,
  PostingRow,
  PostingLine,
  BalanceRow,
  CandleRow,
  DecisionRow,
  DecisionText,
  ModelText,
  ModelQuestionRow,
  ModelAnswerRow,
  ModelCallRow,
  OccasionRow,
  EquitySampleRow,
  StandingRow,
] as const;
