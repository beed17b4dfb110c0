import { type Asset, type Instrument, type MarketSymbol, QUOTE_ASSET } from '../../market/instrument.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { type Expectation, NOTHING_EXPECTED } from '../../realism/expectation.ts';
import { factorOf } from '../../reference/factors.ts';
import type { CorrelatedReferenceSettings, ReferenceSettings } from '../../reference/reference-settings.ts';

/** Every day of the year is an exchange day of 6 h 30 min. */
const DAYS_A_YEAR = 365;
const EXCHANGE_DAY_MS = 23_400_000;
const CALENDAR_DAY_MS = 86_400_000;

/** Returns of an exchange day by independent source: what one of a source's standard deviations moves. */
type Exposure = ReadonlyMap<string, number>;

/** What the settings of a reference say about prices in bitcoin, jumps included, in the order of `instruments`. */
export function expectationsOf(
  reference: ReferenceSettings,
  instruments: readonly Instrument[],
): readonly Expectation[] {
  if (reference.kind !== 'CORRELATED') return instruments.map(() => NOTHING_EXPECTED);
  const exposures = instruments.map(({ baseAsset, symbol }) => ({ symbol, exposure: inBitcoin(reference, baseAsset) }));
  return exposures.map(({ symbol: own, exposure }) => {
    const others = exposures.filter(({ symbol }) => symbol !== own);
    const correlations = others.map((other): readonly [MarketSymbol, number] => [
      other.symbol,
      dot(exposure, other.exposure) / Math.sqrt(dot(exposure, exposure) * dot(other.exposure, other.exposure)),
    ]);
    const yearlyVolatility = Math.sqrt(DAYS_A_YEAR * dot(exposure, exposure));
    return { yearlyVolatility, correlations: new Map(correlations) };
  });
}

/** An asset's return in dollars less bitcoin's. */
function inBitcoin(settings: CorrelatedReferenceSettings, asset: Asset): Exposure {
  const exposure = new Map<string, number>();
  for (const [name, sign] of [[asset, 1] as const, [QUOTE_ASSET, -1] as const]) {
    for (const [source, size] of inDollars(settings, name)) {
      exposure.set(source, (exposure.get(source) ?? 0) + sign * size);
    }
  }
  return exposure;
}

function inDollars(settings: CorrelatedReferenceSettings, asset: Asset): Exposure {
  const { volatilityFactor, clockFactor, jumpVolatilityBps } = settings;
  const { dailyVolatility, loads } = factorOf(asset);
  const scale = volatilityFactor * dailyVolatility * Math.sqrt((clockFactor * EXCHANGE_DAY_MS) / CALENDAR_DAY_MS);
  const diffusion = loads.map(({ asset: source, load }) => [source, scale * load] as const);
  const jumpBps = jumpDeviationBps(settings);
  if (jumpVolatilityBps === undefined) return new Map([...diffusion, [`jumps of ${asset}`, jumpBps / BASIS_POINTS]]);
  const jumpScale = (dailyVolatility * jumpBps) / jumpVolatilityBps;
  return new Map([
    ...diffusion,
    ...loads.map(({ asset: source, load }) => [`jumps of ${source}`, jumpScale * load] as const),
  ]);
}

/** Square root of the expected sum of an exchange day's squared jumps. */
function jumpDeviationBps({ jumpGapMs, jumpMinBps: min, jumpMaxBps: max }: CorrelatedReferenceSettings): number {
  if (jumpGapMs === null) return 0;
  return Math.sqrt(((EXCHANGE_DAY_MS / jumpGapMs) * (min * min + min * max + max * max)) / 3);
}

function dot(left: Exposure, right: Exposure): number {
  return [...left].reduce((sum, [source, size]) => sum + size * (right.get(source) ?? 0), 0);
}
