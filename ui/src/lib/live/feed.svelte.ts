import { type FeedEvent, type FeedPlan, FeedSession, type FeedState, type FeedTransport } from '@agent-market/schema';
import { urqlTransport } from '@agent-market/schema/urql';
import type { Link } from './link.ts';
import type { Pace, Scheduler } from './scheduler.ts';

/** A feed of the terminal: its document, its fold, and how often it is drawn. */
export type DrawnPlan<Data, Event extends FeedEvent, Result, Variables> = FeedPlan<Data, Event, Result, Variables> & {
  readonly pace: Pace;
};

/** One subscription: folds every event the moment it comes, and shows the result at its pace. */
export class Feed<Data, Event extends FeedEvent, Result, Variables extends Readonly<Record<string, unknown>>> {
  /** What is on the screen: replaced as a whole, never mutated. */
  view: FeedState<Data>;
  readonly #session: FeedSession<Data, Event, Result, Variables>;
  readonly #drawing: ReturnType<Scheduler['add']>;
  readonly #leave: () => void;
  #variables: Variables | null = null;

  constructor(
    link: Link,
    plan: DrawnPlan<Data, Event, Result, Variables>,
    /** Called when continuity is lost: what was loaded beside the feed may have a hole. */
    onBroken: () => void = () => {},
  ) {
    const onChange = () => this.#drawing.mark();
    const transport: FeedTransport = { open: (request, sink) => urqlTransport(link.client).open(request, sink) };
    this.#session = new FeedSession(transport, plan, { onChange, onBroken });
    this.view = $state.raw(this.#session.state);
    this.#drawing = link.scheduler.add(plan.pace, () => {
      this.view = this.#session.state;
    });
    this.#leave = link.join({ turn: () => this.#turn() });
  }

  /** The newest data, drawn or not: for controllers, not for markup. */
  get latest(): FeedState<Data> {
    return this.#session.state;
  }

  /** How often a breach made the feed start again, since it was made. */
  get breaches(): number {
    return this.#session.breachCount;
  }

  /** Opens the feed; a feed that is open for other variables starts from nothing. */
  open(variables: Variables): void {
    this.#variables = variables;
    this.#session.open(variables);
  }

  close(): void {
    this.#variables = null;
    this.#session.close();
  }

  /** Closes for good and leaves the screen's schedule. */
  dispose(): void {
    this.close();
    this.#leave();
    this.#drawing.cancel();
  }

  #turn(): void {
    if (this.#variables !== null) this.#session.retune(this.#variables);
  }
}
