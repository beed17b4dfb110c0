import { avellanedaStoikov } from './avellaneda-stoikov.ts';
import { constantProduct } from './constant-product.ts';
import { ladderMaker } from './ladder.ts';
import type { LiquidityStrategy } from './liquidity-strategy.ts';

/** Every liquidity bot. A new one is one file here and one line in this list. */
export const liquidityStrategies: readonly LiquidityStrategy[] = [ladderMaker, avellanedaStoikov, constantProduct];
