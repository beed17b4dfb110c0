import type { Persona } from '../persona.ts';
import { brandt } from './brandt.ts';
import { halden } from './halden.ts';
import { iris } from './iris.ts';
import { juno } from './juno.ts';
import { kelvin } from './kelvin.ts';
import { lund } from './lund.ts';
import { merrow } from './merrow.ts';
import { noor } from './noor.ts';
import { okapi } from './okapi.ts';
import { ostara } from './ostara.ts';
import { tycho } from './tycho.ts';
import { vesper } from './vesper.ts';

/** Every persona a scenario or a person can seat by its handle. A new one is one file here and one line in this list. */
export const personas: readonly Persona[] = [
  kelvin,
  ostara,
  tycho,
  halden,
  juno,
  brandt,
  iris,
  okapi,
  vesper,
  noor,
  merrow,
  lund,
];
