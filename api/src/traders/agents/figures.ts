import type { Instrument } from '../../market/instrument.ts';
import type { Lots } from '../../market/units.ts';

/** `431250` as people write it: `431 250`. */
export function sats(value: number): string {
  return String(Math.round(value)).replace(/\B(?=([0-9]{3})+$)/g, ' ');
}

/** `12 bp`, `1.4 %` from a hundred basis points on; never signed. */
export function move(bps: number): string {
  const size = Math.abs(bps);
  return size >= 100 ? `${(size / 100).toFixed(1)} %` : `${Math.round(size)} bp`;
}

/** Lots as units: `1.2`. */
export function units(lots: Lots, { lotsPerUnit }: Instrument): string {
  return String(lots / lotsPerUnit);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `90 s`, from two minutes on `20 min`. */
export function duration(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}
