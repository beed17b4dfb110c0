import { Counter, Gauge, type Registry } from 'prom-client';
import type { SimulationFace } from '../../simulation/face.ts';
import type { FeedCounters } from '../../simulation/feeds/feed-counters.ts';
import type { FeedFigures, FeedHub } from '../../simulation/feeds/feed-hub.ts';
import type { FeedSource } from '../../simulation/feeds/feed-source.ts';
import type { ConnectionGate } from './connection-gate.ts';
import { LoopDelay } from './loop-delay.ts';

const MS_PER_SECOND = 1_000;

/** What the feeds tell about themselves. */
export type FeedHubView = FeedSource & Partial<Pick<FeedHub, 'figures' | 'maxLagMs'>>;

const FEED_FIGURES: Readonly<Record<keyof FeedCounters, string>> = {
  subscribers: 'Subscriptions open now.',
  told: 'Events handed to subscriptions.',
  conflated: 'Changes overwritten by newer ones before a subscriber saw them.',
  lagged: 'Rows left out and said so.',
  resynced: 'Times a subscription was told to start again.',
  closedSlow: 'Subscriptions ended because nobody read them.',
};

type Transport = 'websocket' | 'sse';

/** What the API tells a monitoring system. Every name begins with `market_`. */
export class ApiMetrics {
  readonly operations: Counter<'type'>;
  readonly refusals: Counter<'code'>;
  readonly closedSlow: Counter<'transport'>;
  /** Numbers of our own: a counter of prom-client costs a hot feed more than half of what sending does. */
  readonly #delivered = { websocket: { count: 0, length: 0 }, sse: { count: 0, length: 0 } };
  readonly #delay = new LoopDelay();

  constructor(registry: Registry, face: SimulationFace, hub: FeedHubView, gate: ConnectionGate) {
    const registers = [registry];
    const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
      new Counter({ name: `market_${name}`, help, labelNames, registers });
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name: `market_${name}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    this.operations = counter('operations_total', 'GraphQL operations taken.', ['type']);
    this.refusals = counter('refusals_total', 'Requests refused, by error code.', ['code']);
    this.#registerDelivered(registry, 'feed_deliveries_total', 'Feed events sent to clients.', 'count');
    const characters = 'UTF-16 units of feed events sent to clients.';
    this.#registerDelivered(registry, 'feed_characters_total', characters, 'length');
    this.closedSlow = counter('clients_closed_slow_total', 'Clients closed because they took nothing.', ['transport']);
    gauge('sockets', 'Websockets and event streams open.', () => gate.total);
    gauge('events_per_second', 'Events of the run per wall second.', () => face.state().eventsPerSecond);
    gauge('lost_seconds', 'Wall time the run gave up because the machine slept or was too slow.', () => {
      return (face.state().lostMs ?? 0) / MS_PER_SECOND;
    });
    gauge('last_seq', 'Last durable event.', () => face.state().seq);
    gauge(
      'event_loop_delay_p99_seconds',
      'How late the event loop of the API thread was, since the last scrape.',
      () => {
        return this.#delay.takeP99Ms() / MS_PER_SECOND;
      },
    );
    gauge('feed_max_lag_seconds', 'Longest time a subscription has had something to read that it did not.', () =>
      hub.maxLagMs === undefined ? 0 : hub.maxLagMs / MS_PER_SECOND,
    );
    if (hub.figures !== undefined) registerFeeds(registry, hub.figures.bind(hub));
    this.#delay.start();
  }

  delivered(transport: Transport, length: number): void {
    const delivered = this.#delivered[transport];
    delivered.count += 1;
    delivered.length += length;
  }

  stop(): void {
    this.#delay.stop();
  }

  #registerDelivered(registry: Registry, name: string, help: string, figure: 'count' | 'length'): void {
    const delivered = Object.entries(this.#delivered);
    new Counter({
      name: `market_${name}`,
      help,
      labelNames: ['transport'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [transport, figures] of delivered) this.inc({ transport }, figures[figure]);
      },
    });
  }
}

/** One gauge a figure, labelled with the feed; the hub keeps the counts. */
function registerFeeds(registry: Registry, figures: () => FeedFigures): void {
  for (const [figure, help] of Object.entries(FEED_FIGURES) as [keyof FeedCounters, string][]) {
    new Gauge({
      name: `market_feed_${figure === 'closedSlow' ? 'closed_slow' : figure}`,
      help,
      labelNames: ['feed'],
      registers: [registry],
      collect() {
        for (const [feed, counters] of Object.entries(figures())) this.set({ feed }, counters[figure]);
      },
    });
  }
}
