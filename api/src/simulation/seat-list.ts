import type { ParticipantId } from '../market/participant.ts';
import type { Seat } from '../traders/population.ts';
import type { Trader } from '../traders/trader.ts';
import { must } from '../util/assert.ts';
import type { SeatMaker, SpawnAct } from './god-acts.ts';
import type { SeatState } from './kernel-state.ts';

type Seated = Seat & { readonly spawnedBy: SpawnAct | null };

/** Who has a trader, numbered in the order of joining; nobody ever leaves the list. */
export class SeatList {
  readonly #seats: Seated[] = [];
  readonly #indexOf = new Map<ParticipantId, number>();
  readonly #secondWatchers: number[] = [];
  readonly #newsWatchers: number[] = [];

  all(): readonly Seat[] {
    return this.#seats;
  }

  /** Traders to tell of each simulated second. */
  get secondWatchers(): readonly number[] {
    return this.#secondWatchers;
  }

  /** Traders to tell of news. */
  get newsWatchers(): readonly number[] {
    return this.#newsWatchers;
  }

  at(index: number): Seat {
    return must(this.#seats[index], `seat ${index}`);
  }

  /** Undefined for participants without a trader. */
  indexOf(participantId: ParticipantId): number | undefined {
    return this.#indexOf.get(participantId);
  }

  mustIndexOf(participantId: ParticipantId): number {
    return must(this.#indexOf.get(participantId), `a trader for ${participantId}`);
  }

  /** Undefined for participants without one. */
  trader(participantId: ParticipantId): Trader | undefined {
    const index = this.#indexOf.get(participantId);
    return index === undefined ? undefined : this.#seats[index]?.trader;
  }

  /** @param spawnedBy the act of who joined later; null for those who were there from the start */
  add(seat: Seat, spawnedBy: SpawnAct | null): number {
    const index = this.#seats.push({ ...seat, spawnedBy }) - 1;
    this.#indexOf.set(seat.participant.participantId, index);
    if (seat.trader.interests.seconds) this.#secondWatchers.push(index);
    if (seat.trader.interests.news) this.#newsWatchers.push(index);
    return index;
  }

  state(): readonly SeatState[] {
    return this.#seats.map(seatState);
  }

  /** Takes a list while there is none. `first` are those who were there from the start, as they were then. */
  restore(first: readonly Seat[], makeSeat: SeatMaker, saved: readonly SeatState[]): void {
    for (const { participantId, spawnedBy, trader } of saved) {
      const isSame = ({ participant }: Seat) => participant.participantId === participantId;
      const seat = must(spawnedBy === null ? first.find(isSame) : makeSeat(spawnedBy), `a seat for ${participantId}`);
      seat.trader.restore(trader);
      this.add(seat, spawnedBy);
    }
  }
}

function seatState({ participant, spawnedBy, trader }: Seated): SeatState {
  return { participantId: participant.participantId, spawnedBy, trader: trader.state() };
}
