/** A text of the engine that is found exactly once, and what stands there instead. */
export type Edit = {
  /** Below `api/src`. */
  readonly file: string;
  readonly find: string;
  readonly replacement: string;
};

/** A mistake that an engineer of exchanges could make, and the rule of docs/spec.md that it breaks. */
export type Sabotage = Edit & {
  readonly rule: string;
  readonly name: string;
  /** What else has to change, so that the mistake does not give itself away by a crash. */
  readonly also?: readonly Edit[];
  /** The file of `engine/` whose unit tests notice what no scenario and no comparison does. */
  readonly witness?: string;
};

/** The ten classics. */
export const classics: readonly Sabotage[] = [
  {
    rule: 'M10',
    name: 'post-only `>=` becomes `>`',
    file: 'engine/market-state.ts',
    find: 'return side === BUY ? ticks >= best : ticks <= best;',
    replacement: 'return side === BUY ? ticks > best : ticks < best;',
  },
  {
    rule: 'M02',
    name: 'a partial fill goes to the back',
    file: 'engine/fill.ts',
    find: '  orders.unlinkPair(row);\n  const needed =',
    replacement: `  orders.unlinkPair(row);
  if (orders.displayedLots(row) > 0) market.placeOf(row).refill(row, orders.displayedLots(row));
  const needed =`,
  },
  {
    rule: 'A06',
    name: 'the improvement refund is not released, and called needed',
    file: 'engine/matching.ts',
    find: 'state.accounts.release(account, asset, heldAmount - needed);',
    replacement: 'state.accounts.need(account, asset, heldAmount - needed);',
  },
  {
    rule: 'A06',
    name: 'the improvement refund of a plain order is not told',
    file: 'engine/accounts.ts',
    find: 'if (released !== 0) this.#batch.add(this.#releasePosting(account, asset, released));',
    replacement: '',
  },
  {
    rule: 'A03',
    name: 'what is left of a plain order rests without being held',
    file: 'engine/accounts.ts',
    find: 'if (needed !== 0) this.#shift(row, needed, 0);',
    replacement: '',
  },
  {
    rule: 'A05',
    name: 'the fee goes to the wrong side',
    file: 'engine/matching.ts',
    find: `const makerFeeSats = feeSats(notional, market.makerFeeBps);
  const takerFeeSats = feeSats(notional, market.takerFeeBps);`,
    replacement: `const makerFeeSats = feeSats(notional, market.takerFeeBps);
  const takerFeeSats = feeSats(notional, market.makerFeeBps);`,
  },
  {
    rule: 'M13',
    name: 'an STP remainder rests',
    file: 'engine/matching.ts',
    find: "if (end === 'OWN_ORDER') return 'SELF_TRADE';\n  if (mayRest(order.flags)) return null;",
    replacement: "if (mayRest(order.flags)) return null;\n  if (end === 'OWN_ORDER') return 'SELF_TRADE';",
  },
  {
    rule: 'M09',
    name: 'FOK counts own size',
    file: 'engine/preview.ts',
    find: 'return this.#state.orders.account(row) === this.#order.account && stpOf(this.#order.flags) !== STP_NONE;',
    replacement: 'return row === NONE;',
  },
  {
    rule: 'T01',
    name: 'a stop is elected by one aggressor side only',
    file: 'engine/matching.ts',
    find: 'electStops(state, market, ticks);',
    replacement: 'if (order.side === BUY) electStops(state, market, ticks);',
  },
  {
    rule: 'M16',
    name: 'a size increase keeps its place',
    file: 'engine/replace-order.ts',
    find: 'return isSamePrice && quantityLots <= orders.quantityLots(row);',
    replacement: 'return isSamePrice;',
    also: [
      {
        file: 'engine/fill.ts',
        find: 'accounts.release(orders.account(row), market.holdAsset(orders.side(row)), freed);',
        replacement: `if (freed >= 0) accounts.release(orders.account(row), market.holdAsset(orders.side(row)), freed);
  else accounts.hold(orders.account(row), market.holdAsset(orders.side(row)), -freed);`,
      },
      {
        file: 'engine/book-side.ts',
        find: 'const displayed = Math.min(orders.displayedLots(row), remaining);',
        replacement: 'const displayed = Math.min(orders.displayedLots(row) - Math.min(0, lots), remaining);',
      },
    ],
  },
  {
    rule: 'I02',
    name: 'an iceberg refill goes to the front',
    file: 'engine/book-side.ts',
    find: 'this.join(row, ticks);\n    this.show(row, lots);',
    replacement:
      'const level = this.ladder.open(ticks);\n    this.#put(row, level, NONE, this.ladder.oldest(level));\n    this.show(row, lots);',
  },
  {
    rule: 'U05',
    name: 'an auction tie is ignored',
    file: 'engine/auction-price.ts',
    find: 'const chosen = choose(market, low, high, best);',
    replacement: 'const chosen = low;',
  },
];

const ofMatching: readonly Sabotage[] = [
  {
    rule: 'M01',
    name: "a fill prints the aggressor's limit",
    file: 'engine/matching.ts',
    find: 'trade(transaction, market, order, makers, maker, ticks);\n    else',
    replacement: 'trade(transaction, market, order, makers, maker, order.ticks === 0 ? ticks : order.ticks);\n    else',
  },
  {
    rule: 'M03',
    name: 'a sweep misses the last price of a page of the ladder',
    file: 'engine/price-ladder.ts',
    find: 'highest(worse, PAGE_TICKS - 1)',
    replacement: 'highest(worse, PAGE_TICKS - 2)',
  },
  {
    rule: 'M07',
    name: 'FOK counts what is beyond its limit',
    file: 'engine/preview.ts',
    find: 'if (!isWithinLimit(order, ticks)) break;',
    replacement: '',
  },
  {
    rule: 'M08',
    name: 'a killed FOK leaves postings',
    file: 'engine/cascade.ts',
    find: "kill(transaction, market, order, 'FOK_UNFILLABLE');",
    replacement: `holdFunds(state, market, order.account, order.side, order.missingAmount);
    order.heldAmount += order.missingAmount;
    kill(transaction, market, order, 'FOK_UNFILLABLE');`,
    witness: 'bands.test.ts',
  },
  {
    rule: 'M12',
    name: "anybody may replace anybody's order",
    file: 'engine/replace-order.ts',
    find: "if (orders.account(row) !== account) return 'NOT_OWNER';",
    replacement: '',
  },
  {
    rule: 'M13',
    name: 'self-trade prevention comes before the limit',
    file: 'engine/matching.ts',
    find: "if (!isWithinLimit(order, ticks)) return 'NOBODY_LEFT';",
    replacement: `if (orders.account(maker) === order.account && stpOf(order.flags) !== STP_NONE) {
      if (meetOwn(transaction, market, order, maker)) return 'OWN_ORDER';
      continue;
    }
    if (!isWithinLimit(order, ticks)) return 'NOBODY_LEFT';`,
  },
  {
    rule: 'M06',
    name: 'a plain order that may not wait rests',
    file: 'engine/plain-orders.ts',
    find: 'if (!mayRest(working.flags) || market.wouldCross(side, ticks)) {',
    replacement: 'if (market.wouldCross(side, ticks)) {',
  },
  {
    rule: 'M28',
    name: 'a mass cancel begins with the asks',
    file: 'engine/transaction.ts',
    find: '[market.bids, market.asks, market.buyStops, market.sellStops]',
    replacement: '[market.asks, market.bids, market.buyStops, market.sellStops]',
  },
  {
    rule: 'M12',
    name: "anybody may cancel anybody's plain order",
    file: 'engine/plain-orders.ts',
    find: ' || accounts.name(account) !== participantId',
    replacement: '',
    witness: 'matching.test.ts',
  },
  {
    rule: 'I01',
    name: 'hidden size shows in the levels of the book',
    file: 'engine/market-data.ts',
    find: 'quantityLots: ladder.displayedLots(level),',
    replacement: 'quantityLots: ladder.displayedLots(level) + ladder.hiddenLots(level),',
  },
  {
    rule: 'I03',
    name: 'a smaller iceberg gives what shows first',
    file: 'engine/book-side.ts',
    find: 'const displayed = Math.min(orders.displayedLots(row), remaining);',
    replacement: 'const displayed = Math.max(1, orders.displayedLots(row) - lots);',
  },
  {
    rule: 'Q01',
    name: 'a partly filled quote is told by its total size',
    file: 'engine/replace-quotes.ts',
    find: 'orders.remainingLots(row) === quantityLots',
    replacement: 'orders.quantityLots(row) === quantityLots',
  },
];

const ofStops: readonly Sabotage[] = [
  {
    rule: 'T03',
    name: 'stops cascade depth first',
    file: 'engine/cascade.ts',
    find: 'row !== NONE; row = nextElected(state)) trigger(transaction, row);',
    replacement: `row !== NONE; row = nextElected(state)) {
    const waiting = state.elected.splice(0);
    trigger(transaction, row);
    state.elected.push(...waiting);
  }`,
  },
  {
    rule: 'T03',
    name: 'at one print sell stops come before buy stops',
    file: 'engine/stops.ts',
    find: `if (!buyStops.isEmpty && buyStops.bestTicks <= ticks) electSide(state, market, BUY, ticks);
  if (!sellStops.isEmpty && sellStops.bestTicks >= ticks) electSide(state, market, SELL, ticks);`,
    replacement: `if (!sellStops.isEmpty && sellStops.bestTicks >= ticks) electSide(state, market, SELL, ticks);
  if (!buyStops.isEmpty && buyStops.bestTicks <= ticks) electSide(state, market, BUY, ticks);`,
  },
  {
    rule: 'T05',
    name: 'a stop that is reached already waits',
    file: 'engine/place-order.ts',
    find: 'if (isReached(market, order.side, order.stopTicks)) electStops(state, market, market.knownTicks);',
    replacement: '',
  },
  {
    rule: 'T06',
    name: 'a replaced stop loses its age',
    file: 'engine/market-state.ts',
    find: 'this.stops(side).joinByAge(row, order.stopTicks);',
    replacement: 'this.stops(side).join(row, order.stopTicks);',
  },
  {
    rule: 'T08',
    name: 'a reopened market wakes no stops',
    file: 'engine/cascade.ts',
    find: 'if (ticks !== 0) electStops(transaction.state, market, ticks);',
    replacement: '',
  },
  {
    rule: 'C02',
    name: 'a pair keeps both legs after a fill of its limit',
    file: 'engine/matching.ts',
    find: 'endLinked(transaction, makerLinkedId);',
    replacement: '',
  },
  {
    rule: 'G01',
    name: 'orders expire after the command at their time',
    file: 'engine/exchange.ts',
    find: `if (time >= state.nextDueAt) runClock(transaction);
    transaction.clockIsDone();
    const outcome = carryOut(transaction, command);
    if (outcome !== DONE) transaction.reject(command.type, outcome);`,
    replacement: `transaction.clockIsDone();
    const outcome = carryOut(transaction, command);
    if (outcome !== DONE) transaction.reject(command.type, outcome);
    if (time >= state.nextDueAt) runClock(transaction);`,
  },
  {
    rule: 'G01',
    name: 'orders expire a moment late',
    file: 'engine/clock.ts',
    find: 'if (expireAt > time && auctionEndsAt > time) {',
    replacement: 'if (expireAt >= time && auctionEndsAt > time) {',
  },
];

const ofBandsAndAuctions: readonly Sabotage[] = [
  {
    rule: 'B01',
    name: 'the edge of the static band is outside of it',
    file: 'engine/market-state.ts',
    find: 'return Math.abs(ticks * tickSats - this.referenceSats) <= priceBandTicks * tickSats;',
    replacement: 'return Math.abs(ticks * tickSats - this.referenceSats) < priceBandTicks * tickSats;',
  },
  {
    rule: 'B02',
    name: 'a market order stops before the edge of the band',
    file: 'engine/market-state.ts',
    find: 'return (side === BUY ? beyondSats : -beyondSats) <= priceBandTicks * tickSats;',
    replacement: 'return (side === BUY ? beyondSats : -beyondSats) < priceBandTicks * tickSats;',
  },
  {
    rule: 'B04',
    name: 'the edge of the volatility band is outside of it',
    file: 'engine/market-state.ts',
    find: 'return Math.abs(ticks - anchor) * 10_000 <= anchor * volatilityBandBps;',
    replacement: 'return Math.abs(ticks - anchor) * 10_000 < anchor * volatilityBandBps;',
    witness: 'bands.test.ts',
  },
  {
    rule: 'B04',
    name: 'the volatility band follows the prints of one order',
    file: 'engine/matching.ts',
    find: 'market.isInVolatilityBand(ticks, anchor)',
    replacement: 'market.isInVolatilityBand(ticks, market.knownTicks)',
  },
  {
    rule: 'U05',
    name: 'an auction price counts only what shows',
    file: 'engine/auction-price.ts',
    find: 'lots: ladder.displayedLots(level) + ladder.hiddenLots(level)',
    replacement: 'lots: ladder.displayedLots(level)',
  },
  {
    rule: 'U06',
    name: "an uncross takes the taker's fee",
    file: 'engine/uncross.ts',
    find: 'feeSats(notional, market.instrument.makerFeeBps)',
    replacement: 'feeSats(notional, market.instrument.takerFeeBps)',
  },
  {
    rule: 'U07',
    name: "the older of one's own orders ends in an uncross",
    file: 'engine/uncross.ts',
    find: 'orders.orderId(bid) > orders.orderId(ask) ? bid : ask',
    replacement: 'orders.orderId(bid) < orders.orderId(ask) ? bid : ask',
  },
];

const ofMoneyAndMemory: readonly Sabotage[] = [
  {
    rule: 'A04',
    name: 'a market buy holds no fee for hidden size',
    file: 'engine/preview.ts',
    find: '(hasHidden ? feeSats(notional, this.#market.instrument.takerFeeBps) : fees)',
    replacement: 'fees',
  },
  {
    rule: 'A05',
    name: 'a fee is rounded up',
    file: 'market/units.ts',
    find: 'return Math.floor((notional * feeBps) / ALL_BPS);',
    replacement: 'return Math.ceil((notional * feeBps) / ALL_BPS);',
  },
  {
    rule: 'A05',
    name: 'a fee of a very large fill is rounded up',
    file: 'market/units.ts',
    find: 'whole * feeBps + Math.floor(',
    replacement: 'whole * feeBps + Math.ceil(',
    witness: 'accounts.test.ts',
  },
  {
    rule: 'A07',
    name: 'a replaced order loses the difference of its holds, which is called needed',
    file: 'engine/replace-order.ts',
    find: 'market.remove(row);\n  tellReplaced(',
    replacement: `market.remove(row);
  const lost = working.heldAmount - neededOnArrival(state, market, working);
  if (lost > 0) {
    working.heldAmount -= lost;
    state.accounts.need(working.account, market.holdAsset(working.side), lost);
  }
  tellReplaced(`,
  },
  {
    rule: 'N01',
    name: 'a short position stops before its limit',
    file: 'engine/funding.ts',
    find: 'missing > maxShortLots',
    replacement: 'missing >= maxShortLots',
  },
  {
    rule: 'N03',
    name: 'a short position at the limit is not bought in',
    file: 'engine/accounts.ts',
    find: '-this.position(account, asset) >= lots',
    replacement: '-this.position(account, asset) > lots',
  },
  {
    rule: 'D02',
    name: 'the last price is not restored',
    file: 'engine/snapshot.ts',
    find: 'market.lastTicks = ticksOf(snapshot.lastPriceSats);',
    replacement: '',
  },
  {
    rule: 'D02',
    name: 'dates of expiry are not restored',
    file: 'engine/snapshot.ts',
    find: 'state.expireLater(working.expireAt, orders.orderId(row));',
    replacement: '',
  },
  {
    rule: 'D07',
    name: 'a queue that closes up does not reach the digest',
    file: 'engine/order-table.ts',
    find: 'words[(after & ROW_MASK) + OLDER] = before;\n    this.#changed(after & ROW_MASK);',
    replacement: 'words[(after & ROW_MASK) + OLDER] = before;',
    witness: 'order-table.test.ts',
  },
  {
    rule: 'D07',
    name: 'a partial fill does not reach the digest',
    file: 'engine/order-table.ts',
    find: 'this.#changed(at);\n    return remaining;',
    replacement: 'return remaining;',
    witness: 'order-table.test.ts',
  },
  {
    rule: 'G01',
    name: 'a new date does not wake the clock',
    file: 'engine/exchange-state.ts',
    find: 'this.#expiries.push({ expireAt, orderId });\n    this.dueAt(expireAt);',
    replacement: 'this.#expiries.push({ expireAt, orderId });',
  },
];

export const others: readonly Sabotage[] = [...ofMatching, ...ofStops, ...ofBandsAndAuctions, ...ofMoneyAndMemory];
