import type { EventOf, MarketEvent } from '../../market/events.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import type { TableWriter } from './table-writer.ts';

/** Who takes part, as they are now. */
export class ParticipantRows implements TableWriter {
  readonly #add;
  readonly #setBrain;
  readonly #setPersona;
  readonly #setStatus;

  constructor(file: SqliteFile) {
    this.#add = file.prepare(
      'insert into participants (participant_id, kind, name, strategy, description, brain_kind, model, market, status, ' +
        `admitted_seq, updated_seq) values (?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?)`,
    );
    this.#setBrain = file.prepare(
      'update participants set brain_kind = ?, model = ?, updated_seq = ? where participant_id = ?',
    );
    this.#setPersona = file.prepare(
      'update participants set strategy = ?, description = ?, updated_seq = ? where participant_id = ?',
    );
    this.#setStatus = file.prepare('update participants set status = ?, updated_seq = ? where participant_id = ?');
  }

  write(event: MarketEvent): void {
    switch (event.type) {
      case 'ParticipantAdmitted':
        this.#admit(event);
        return;
      case 'BrainSet':
        this.#setBrain.run(event.brain.kind, event.brain.model, event.seq, event.participantId);
        return;
      case 'PersonaSet':
        this.#setPersona.run(event.strategy, event.description, event.seq, event.participantId);
        return;
      case 'ParticipantRetired':
        this.#setStatus.run('RETIRED', event.seq, event.participantId);
        return;
      case 'AgentPaused':
        this.#setStatus.run('PAUSED', event.seq, event.participantId);
        return;
      case 'AgentResumed':
        this.#setStatus.run('ACTIVE', event.seq, event.participantId);
        return;
      default:
        return;
    }
  }

  flush(): void {}

  #admit({ seq, participant }: EventOf<'ParticipantAdmitted'>): void {
    const { participantId, kind, name, strategy, description, brain, market } = participant;
    const brainColumns = [brain?.kind ?? null, brain?.model ?? null];
    this.#add.run(participantId, kind, name, strategy, description, ...brainColumns, market, seq, seq);
  }
}
