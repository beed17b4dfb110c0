import { Exchange } from '../../../src/engine/exchange.ts';
import type { RunArchive, RunHistory, RunManifest } from '../../../src/ledger/history.ts';
import type { Command } from '../../../src/market/commands.ts';
import type { Decision } from '../../../src/market/decision.ts';
import type { MarketEvent } from '../../../src/market/events.ts';
import { usualInstruments as instruments } from '../../../src/market/instruments/index.ts';
import { plainTerms, type Side } from '../../../src/market/order.ts';
import type { ParticipantKind } from '../../../src/market/participant.ts';
import { createReadModel } from '../../../src/projections/read-model.ts';
import type { Control, ControlOutcome } from '../../../src/simulation/control.ts';
import type { DurableListener, SimulationFace, SimulationState } from '../../../src/simulation/face.ts';
import { must } from '../../../src/util/assert.ts';
import { scenarios } from '../../kit/scenarios.ts';
import { ScriptedDrafts } from './scripted-drafts.ts';

export const START_AT = Date.UTC(2026, 0, 5, 14, 30);
const FUNDS = { BTC: 10_000_000_000, AAPL: 1_000_000, TSLA: 1_000_000, ETH: 1_000_000, SOL: 1_000_000 };

/** The whole exchange without clock, threads and disk: a test says what happens, and it is "durable" at once. */
export class ScriptedMarket implements SimulationFace {
  readonly controls: Control[] = [];
  readonly events: MarketEvent[] = [];
  readonly drafts = new ScriptedDrafts();
  readonly #exchange = new Exchange();
  readonly #read = createReadModel();
  readonly #listeners = new Set<DurableListener>();
  #seq = 0;
  #time = START_AT;
  #pending: MarketEvent[] = [];
  /** What `control` answers; by default everything works. */
  outcome: Partial<ControlOutcome> = {};
  status: SimulationState['status'] = 'RUNNING';

  constructor(epoch = 'run-1') {
    this.epoch = epoch;
    this.apply({ type: 'StartRun', scenario: 'calm', seed: '7', instruments });
    this.apply({ type: 'AdvanceTime', referencePricesSats: instruments.map((it) => it.openingPriceSats) });
    this.#admit('kelvin', 'AGENT');
    this.#admit('ostara', 'AGENT');
    this.#admit('ladder-aapl-1', 'LIQUIDITY');
    this.commit();
  }

  epoch: string;

  /** Applies one command; listeners hear of it at the next `commit`. */
  apply(command: Command): readonly MarketEvent[] {
    const events = this.#exchange.apply({ ...command, seq: this.#seq + 1, time: this.#time });
    this.#seq += 1 + events.length;
    this.#pending.push(...events);
    return events;
  }

  commit(): void {
    const events = this.#pending;
    this.#pending = [];
    this.events.push(...events);
    for (const event of events) this.#read.apply(event);
    for (const listener of this.#listeners) listener.onEvents(events, this.#read);
  }

  /** One committed limit order. Returns its number. */
  order(participantId: string, side: Side, priceSats: number, quantityLots: number, decisionSeq: number | null = null) {
    const events = this.apply({
      type: 'PlaceOrder',
      participantId,
      order: {
        ...plainTerms,
        market: 'AAPL/BTC',
        side,
        kind: 'LIMIT',
        timeInForce: 'GTC',
        postOnly: false,
        priceSats,
        quantityLots,
        selfTradePrevention: 'NONE',
      },
      decisionSeq,
    });
    this.commit();
    const accepted = events.find((event) => event.type === 'OrderAccepted');
    return must(accepted, 'an accepted order').order.orderId;
  }

  /** One committed trade between the two agents at `priceSats`. */
  trade(priceSats: number, quantityLots = 1): void {
    this.order('ostara', 'SELL', priceSats, quantityLots);
    this.order('kelvin', 'BUY', priceSats, quantityLots);
  }

  /** A committed decision of an agent. Returns its seq. */
  think(participantId: string, thesis: string, said: Partial<Decision> = {}): number {
    const events = this.apply({
      type: 'RecordDecision',
      record: {
        participantId,
        outcome: {
          kind: 'DECIDED',
          decision: {
            market: 'AAPL/BTC',
            stance: 'BUY',
            thesis,
            fairValueSats: 250_000,
            confidenceBps: 6_000,
            orders: [],
            cancelOrderIds: [],
            wakeConditions: [],
            ...said,
          },
        },
        evidence: {
          brain: { kind: 'RULE', model: null },
          wakeReason: 'TIMER',
          viewSeq: this.#read.seq,
          shortlist: [{ market: 'AAPL/BTC', scoreHundredths: 231, because: 'CHANGE' }],
          prompt: 'what the rule saw',
          rawAnswer: 'what the rule said',
          usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
          clamps: [],
        },
      },
    });
    this.commit();
    return must(
      events.find(({ type }) => type === 'AgentDecided'),
      'a recorded decision',
    ).seq;
  }

  /** Lets simulated time pass, with the reference prices where they were. */
  pass(durationMs: number): void {
    this.#time += durationMs;
    this.apply({ type: 'AdvanceTime', referencePricesSats: instruments.map((it) => it.openingPriceSats) });
    this.commit();
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  state(): SimulationState {
    return {
      status: this.status,
      exchangeStatus: 'ONLINE',
      epoch: this.epoch,
      seq: this.#read.seq,
      time: this.#time,
      speed: 1,
      scenario: 'calm',
      seed: '7',
      startedAt: '2026-11-24T20:00:00.000Z',
      problem: null,
      lostMs: 0,
      eventsPerSecond: 0,
      goal: null,
    };
  }

  read() {
    return this.#read;
  }

  scenarios() {
    return scenarios;
  }

  async control(control: Control): Promise<ControlOutcome> {
    this.controls.push(control);
    return { changed: true, seq: this.#read.seq, status: this.status, errors: [], ...this.outcome };
  }

  listen(listener: DurableListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #admit(participantId: string, kind: ParticipantKind): void {
    this.apply({
      type: 'AdmitParticipant',
      participant: {
        participantId,
        kind,
        name: `${participantId[0]?.toUpperCase()}${participantId.slice(1)}`,
        strategy: kind === 'AGENT' ? 'momentum' : 'ladder',
        description: 'trades what moves',
        brain: kind === 'AGENT' ? { kind: 'RULE', model: null } : null,
        market: kind === 'AGENT' ? null : 'AAPL/BTC',
      },
      funds: FUNDS,
    });
  }
}

/** An archive of nothing, or of histories a test made. */
export function archiveOf(
  runs: readonly { readonly manifest: RunManifest; readonly history: RunHistory }[] = [],
): RunArchive {
  const find = (runId: string) => runs.find(({ manifest }) => manifest.runId === runId);
  return {
    runs: () => runs.map(({ manifest }) => manifest),
    run: (runId) => find(runId)?.manifest,
    open: (runId) => find(runId)?.history,
    note: () => '',
    setNote: () => {},
  };
}
