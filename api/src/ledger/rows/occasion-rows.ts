import type { EventOf, MarketEvent } from '../../market/events.ts';
import type { SimTime } from '../../market/units.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import { readRunStart } from './run-start.ts';
import type { TableWriter } from './table-writer.ts';

/** News, shocks, states of markets, joiners and the acts of the person in charge: where in the journal they are. The same as the fold tells. */
export class OccasionRows implements TableWriter {
  readonly #add;
  #startedAt: SimTime;

  constructor(file: SqliteFile) {
    this.#startedAt = readRunStart(file)?.time ?? 0;
    this.#add = file.prepare('insert into occasions (seq, time, type, market, participant_id) values (?, ?, ?, ?, ?)');
  }

  write(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        this.#startedAt = event.time;
        this.#note(event, null, null);
        return;
      case 'RunEnded':
      case 'RunPaused':
      case 'RunResumed':
      case 'SpeedSet':
        this.#note(event, null, null);
        return;
      case 'NewsPublished':
        this.#note(event, event.markets.length === 1 ? (event.markets[0] ?? null) : null, null);
        return;
      case 'ShockApplied':
      case 'MarketHalted':
      case 'MarketResumed':
      case 'AuctionStarted':
      case 'MarketUncrossed':
      case 'MarketClosed':
      case 'MarketPreOpened':
      case 'FeesSet':
        this.#note(event, event.market, null);
        return;
      case 'BuyInStarted':
        this.#note(event, event.market, event.participantId);
        return;
      case 'BrainSet':
      case 'PersonaSet':
      case 'BudgetSet':
      case 'AgentPaused':
      case 'AgentResumed':
      case 'ParticipantRetired':
        this.#note(event, null, event.participantId);
        return;
      case 'ParticipantAdmitted':
        this.#admit(event);
        return;
      case 'FundsPosted':
        this.#funds(event);
        return;
      default:
        return;
    }
  }

  flush(): void {}

  /** An agent that joins later; the cast of the opening is none. */
  #admit(event: EventOf<'ParticipantAdmitted'>): void {
    const { participantId, kind, market } = event.participant;
    if (kind === 'AGENT' && event.time > this.#startedAt) this.#note(event, market, participantId);
  }

  /** Only what the treasury gave or took outside of trading. */
  #funds(event: EventOf<'FundsPosted'>): void {
    const moved = event.postings.find(({ reason }) => reason === 'ADJUST' || reason === 'REPLENISH');
    if (moved === undefined) return;
    const { from, to } = moved;
    this.#note(event, null, from.account === 'treasury' ? to.account : from.account);
  }

  #note({ seq, time, type }: MarketEvent, market: string | null, participantId: string | null): void {
    this.#add.run(seq, time, type, market, participantId);
  }
}
