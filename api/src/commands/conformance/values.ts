/** Prices of scenario files in the exchange's units: with 1,000 lots to a unit, price x quantity are whole sats. */
export const LOTS_PER_UNIT = 1000;

/** JSON has neither NaN nor infinities: a file writes them as strings. All else stays as it is. */
export function numberOf(value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}

/**
 * A whole price in sats; null when there is none. What is no whole number goes on as it is: a thousandfold fraction
 * could be a whole number again, and would be refused for another reason.
 */
export function priceSatsOf(price: unknown): unknown {
  const value = numberOf(price ?? null);
  return typeof value === 'number' && Number.isInteger(value) ? value * LOTS_PER_UNIT : value;
}

/** The way back, for results. */
export function priceOf(priceSats: number): number {
  return priceSats / LOTS_PER_UNIT;
}
