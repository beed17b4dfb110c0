import type { MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { SimTime } from '../market/units.ts';
import type { ReadModel } from '../projections/views.ts';
import type { Noticed } from '../traders/trader.ts';
import type { Scheduler } from './scheduler.ts';
import type { SeatList } from './seat-list.ts';

/** Traders that are kept from their turns, and until when. */
export type Muted = readonly (readonly [traderIndex: number, SimTime])[];

/** Until somebody says otherwise. */
const FOR_GOOD: SimTime = Number.MAX_SAFE_INTEGER;

/** Who notices what happened, and whose turn comes because of it. */
export class Attention {
  readonly #seats: SeatList;
  readonly #scheduler: Scheduler;
  readonly #view: ReadModel;
  readonly #mutedUntil = new Map<number, SimTime>();

  constructor(seats: SeatList, scheduler: Scheduler, view: ReadModel) {
    this.#seats = seats;
    this.#scheduler = scheduler;
    this.#view = view;
  }

  /** Tells an event to whom it concerns. */
  spread(event: MarketEvent, now: SimTime): void {
    switch (event.type) {
      case 'TradeExecuted':
        this.#noticeFill(event.makerId, event, now);
        if (event.takerId !== event.makerId) this.#noticeFill(event.takerId, event, now);
        return;
      case 'NewsPublished':
        for (const index of this.#seats.newsWatchers) this.#notice(index, event, now);
        return;
      case 'TimeAdvanced':
        for (const index of this.#seats.secondWatchers) this.#notice(index, event, now);
        return;
      case 'AgentWoken':
        this.wake(event.participantId, now);
        return;
      case 'AgentPaused':
        this.#pause(event.participantId);
        return;
      case 'AgentResumed':
        this.#resume(event.participantId, now);
        return;
      case 'ParticipantRetired':
        this.#forget(event.participantId);
        return;
      default:
        return;
    }
  }

  /** Calls a trader's turn as soon as possible. */
  wake(participantId: ParticipantId, now: SimTime): void {
    this.#scheduler.wakeAt(now, this.#seats.mustIndexOf(participantId), 'THINK_NOW');
  }

  /** Keeps a trader from its turns until then, whatever it notices. */
  mute(participantId: ParticipantId, until: SimTime): void {
    const index = this.#seats.mustIndexOf(participantId);
    this.#mutedUntil.set(index, until);
    this.#scheduler.cancelTurn(index);
    this.#scheduler.wakeAt(until, index, 'TIMER');
  }

  isMuted(traderIndex: number, now: SimTime): boolean {
    return now < (this.#mutedUntil.get(traderIndex) ?? 0);
  }

  muted(): Muted {
    return [...this.#mutedUntil];
  }

  restore(muted: Muted): void {
    for (const [index, until] of muted) this.#mutedUntil.set(index, until);
  }

  #noticeFill(participantId: ParticipantId, event: Noticed, now: SimTime): void {
    const index = this.#seats.indexOf(participantId);
    if (index === undefined || !this.#seats.at(index).trader.interests.fills) return;
    this.#notice(index, event, now);
  }

  #notice(traderIndex: number, event: Noticed, now: SimTime): void {
    const wake = this.#seats.at(traderIndex).trader.notice(event, this.#view);
    if (wake === null || this.isMuted(traderIndex, now)) return;
    this.#scheduler.wakeAt(now + wake.delayMs, traderIndex, wake.reason);
  }

  #pause(participantId: ParticipantId): void {
    const index = this.#seats.indexOf(participantId);
    if (index === undefined) return;
    this.#mutedUntil.set(index, FOR_GOOD);
    this.#scheduler.cancelTurn(index);
  }

  #resume(participantId: ParticipantId, now: SimTime): void {
    const index = this.#seats.indexOf(participantId);
    if (index === undefined) return;
    this.#mutedUntil.delete(index);
    this.#scheduler.wakeAt(now, index, 'TIMER');
  }

  #forget(participantId: ParticipantId): void {
    const index = this.#seats.indexOf(participantId);
    if (index !== undefined) this.#scheduler.cancelTurn(index);
  }
}
