import { fileURLToPath } from 'node:url';

/** For `SCENARIO`: the default one without its long past, for tests that need a market in motion and no more. */
export const YOUNG_MARKET = fileURLToPath(new URL('./young.yaml', import.meta.url));

/** The same of a thin market, a quarter as busy: for tests that ask many models or start many servers. */
export const YOUNG_THIN_MARKET = fileURLToPath(new URL('./young-thin.yaml', import.meta.url));

/** Simulated time that it has run for when it has caught up. */
export const YOUNG_THIN_PAST_MS = 60_000;
