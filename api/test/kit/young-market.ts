import { fileURLToPath } from 'node:url';

/** For `SCENARIO`: the default one without its long past, for tests that need a market in motion and no more. */
export const YOUNG_MARKET = fileURLToPath(new URL('./young.yaml', import.meta.url));
