import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Lots, Sats } from '../../market/units.ts';
import type { TripCounts } from './score-views.ts';

/** What was bought and sold since it was last even, and what that paid, fees included. */
type Trip = { lots: Lots; gainedSats: Sats };

type Book = { readonly trips: Map<MarketSymbol, Trip>; closedCount: number; gainedCount: number };

export type RoundTripsState = readonly (readonly [
  ParticipantId,
  TripCounts & { readonly trips: readonly (readonly [MarketSymbol, Readonly<Trip>])[] },
])[];

const none: TripCounts = { closedCount: 0, gainedCount: 0 };

/**
 * Round trips: from the fill that moves an agent away from what it was given in a market to the fill that brings it
 * back. Stock of the start is no trip. A fill that passes through ends one trip and begins the next.
 */
export class RoundTrips {
  #books = new Map<ParticipantId, Book>();

  /** @param lots signed: bought is positive @param paidSats signed: paid is positive, the fee included */
  filled(participantId: ParticipantId, market: MarketSymbol, lots: Lots, paidSats: Sats): void {
    const book = this.#bookOf(participantId);
    const trip = book.trips.get(market) ?? { lots: 0, gainedSats: 0 };
    const endsIt = trip.lots !== 0 && Math.sign(trip.lots + lots) !== Math.sign(trip.lots);
    const closingSats = endsIt ? Math.round((paidSats / lots) * -trip.lots) : paidSats;
    trip.gainedSats -= closingSats;
    trip.lots += lots;
    book.trips.set(market, trip);
    if (!endsIt) return;
    book.closedCount += 1;
    if (trip.gainedSats > 0) book.gainedCount += 1;
    trip.gainedSats = closingSats - paidSats;
  }

  of(participantId: ParticipantId): TripCounts {
    return this.#books.get(participantId) ?? none;
  }

  state(): RoundTripsState {
    return [...this.#books].map(([participantId, book]) => [participantId, { ...book, trips: [...book.trips] }]);
  }

  restore(state: RoundTripsState): void {
    this.#books = new Map(
      state.map(([participantId, { trips, ...counts }]) => {
        return [participantId, { trips: new Map(trips.map(([market, trip]) => [market, { ...trip }])), ...counts }];
      }),
    );
  }

  #bookOf(participantId: ParticipantId): Book {
    const present = this.#books.get(participantId);
    if (present !== undefined) return present;
    const book: Book = { trips: new Map(), ...none };
    this.#books.set(participantId, book);
    return book;
  }
}
