import { formatChange, formatInteger, formatSatsAsBtc, type IntegerLike } from '#lib/format/number.ts';
import { formatClock, formatDate, localOffsetMs, zoneName } from '#lib/format/time.ts';
import { afterPaint } from './after-paint.ts';
import { kept, readSection, writeSection } from './storage.ts';

export const MONIES = ['sats', 'btc'] as const;
export const ZONES = ['utc', 'local'] as const;
export type Money = (typeof MONIES)[number];
export type Zone = (typeof ZONES)[number];

const SECTION = 'units';

/**
 * In what the reader wants prices and wall time. Money is exact in both units: digits move, nothing is computed. The zone is of
 * wall time alone; simulated time is the run's own and has none.
 */
class Units {
  /** What the reader has chosen. */
  chosenMoney = $state<Money>('sats');
  /** In what prices are shown: they all change together, a frame after the choice. */
  money = $state<Money>('sats');
  zone = $state<Zone>('utc');

  /** Called once, by the shell, before anything is drawn. */
  restore(): void {
    const saved = readSection(SECTION);
    this.chosenMoney = kept(MONIES, saved.money, 'sats');
    this.money = this.chosenMoney;
    this.zone = kept(ZONES, saved.zone, 'utc');
  }

  setMoney(money: Money): void {
    this.chosenMoney = money;
    this.#keep();
    afterPaint(() => {
      this.money = this.chosenMoney;
    });
  }

  setZone(zone: Zone): void {
    this.zone = zone;
    this.#keep();
  }

  /** `sats` or `BTC`, to be said once beside figures. */
  get word(): string {
    return wordOf(this.money);
  }

  get chosenWord(): string {
    return wordOf(this.chosenMoney);
  }

  readonly price = (sats: IntegerLike): string => (this.money === 'sats' ? formatInteger(sats) : formatSatsAsBtc(sats));

  /** For a canvas, which cannot narrow the spaces between groups. */
  readonly canvasPrice = (sats: IntegerLike): string => this.price(sats).replaceAll('\u00a0', '\u2009');

  change(sats: IntegerLike): string {
    if (this.money === 'sats') return formatChange(sats);
    return (Number(sats) > 0 ? '+' : '') + formatSatsAsBtc(sats);
  }

  /** `UTC`, or the name of the reader's own zone. */
  zoneWord(epochMs: number): string {
    return this.zone === 'utc' ? 'UTC' : zoneName(epochMs);
  }

  wallClock(epochMs: number): string {
    return formatClock(this.#shifted(epochMs));
  }

  wallDate(epochMs: number): string {
    return formatDate(this.#shifted(epochMs));
  }

  /** RFC 3339 as `2026-01-05  14:32:07  UTC`, in the zone of the reader's choice. */
  moment(instant: string): string {
    const epochMs = Date.parse(instant);
    return [this.wallDate(epochMs), this.wallClock(epochMs), this.zoneWord(epochMs)].join('\u00a0\u00a0');
  }

  #shifted(epochMs: number): number {
    return this.zone === 'utc' ? epochMs : epochMs + localOffsetMs(epochMs);
  }

  #keep(): void {
    writeSection(SECTION, { money: this.chosenMoney, zone: this.zone });
  }
}

function wordOf(money: Money): string {
  return money === 'sats' ? 'sats' : 'BTC';
}

export const units = new Units();
