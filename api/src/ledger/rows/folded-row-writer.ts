import type { Seq } from '../../market/units.ts';
import type { Candle, LeaderboardRow } from '../../projections/views.ts';
import type { FoldedRows } from '../folded-rows.ts';
import type { SqliteFile } from '../sqlite-file.ts';

/** Closed candles, equity curves and the leaderboard. A candle that is closed twice is an error, not an update. */
export class FoldedRowWriter {
  readonly #addCandle;
  readonly #putEquity;
  readonly #putStanding;

  constructor(file: SqliteFile) {
    this.#addCandle = file.prepare(
      'insert into candles (market, interval, open_time, open_sats, high_sats, low_sats, close_sats, volume_lots, ' +
        'turnover_sats, trade_count, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#putEquity = file.prepare(
      'insert or replace into equity_samples (participant_id, time, equity_sats) values (?, ?, ?)',
    );
    this.#putStanding = file.prepare(
      'insert or replace into standings (participant_id, rank, is_baseline, equity_sats, profit_sats, return_bps, ' +
        'max_drawdown_bps, fill_count, decision_count, seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  /** `lastSeq` is the last event that is folded in. */
  write({ candles, equity, standings }: FoldedRows, lastSeq: Seq): void {
    for (const candle of candles) this.#candle(candle);
    for (const { participantId, time, equitySats } of equity) this.#putEquity.run(participantId, time, equitySats);
    for (const row of standings) this.#standing(row, lastSeq);
  }

  #candle(candle: Candle): void {
    const { market, interval, openTime, openSats, highSats, lowSats, closeSats } = candle;
    const { volumeLots, turnoverSats, tradeCount, seq } = candle;
    const prices = [openSats, highSats, lowSats, closeSats];
    this.#addCandle.run(market, interval, openTime, ...prices, volumeLots, turnoverSats, tradeCount, seq);
  }

  #standing(row: LeaderboardRow, lastSeq: Seq): void {
    const { participantId, rank, isBaseline, equitySats, profitSats, returnBps, maxDrawdownBps } = row;
    const results = [equitySats, profitSats, returnBps, maxDrawdownBps, row.fillCount, row.decisionCount];
    this.#putStanding.run(participantId, rank, isBaseline ? 1 : 0, ...results, lastSeq);
  }
}
