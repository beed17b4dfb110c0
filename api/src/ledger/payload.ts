import type { Command, Quote, SequencedCommand } from '../market/commands.ts';
import type { MarketEvent, PlacedQuote } from '../market/events.ts';
import type { AccountBucket, Posting } from '../market/posting.ts';
import { assert, InvariantError } from '../util/assert.ts';
import { upgradeFirstVersion } from './payload-upgrade.ts';

/**
 * How commands and events are written down: `seq`, `time`, `type` and `causeSeq` in columns, the rest as JSON. What comes
 * thousands of times an hour is written as tuples, a third of the size:
 *
 * - `FundsPosted`: `[[asset, amount, from, fromHeld, to, toHeld, reason], ...]`, held 1 or available 0
 * - `ReplaceQuotes`: `[participantId, market, [[price, lots], ...], [[price, lots], ...]]`, bids before asks
 * - `QuotesReplaced`: `[participantId, market, [canceled order id, ...], [[order id, side, price, lots], ...]]`
 * - `AgentDecided`, `AgentAbstained`: `[]`, their record is that of the command which caused them
 */
export const PAYLOAD_VERSION = 2;

/** Before stops, icebergs, dates and auctions. */
const FIRST_VERSION = 1;

/** What of a command or an event goes into the payload column. */
export function encodeCommand(command: SequencedCommand): string {
  if (command.type === 'ReplaceQuotes') {
    const { participantId, market, bids, asks } = command;
    return JSON.stringify([participantId, market, bids.map(quoteTuple), asks.map(quoteTuple)]);
  }
  const { type: _type, seq: _seq, time: _time, ...rest } = command;
  return JSON.stringify(rest);
}

export function encodeEvent(event: MarketEvent): string {
  switch (event.type) {
    case 'FundsPosted':
      return JSON.stringify(event.postings.map(postingTuple));
    case 'QuotesReplaced': {
      const { participantId, market, canceledOrderIds, placed } = event;
      return JSON.stringify([participantId, market, canceledOrderIds, placed.map(placedTuple)]);
    }
    case 'AgentDecided':
    case 'AgentAbstained':
      return '[]';
    default: {
      const { type: _type, seq: _seq, time: _time, causeSeq: _cause, ...rest } = event;
      return JSON.stringify(rest);
    }
  }
}

/** A row as it lies in the journal. */
export type StoredRow = {
  readonly seq: number;
  readonly time: number;
  readonly type: string;
  readonly version: number;
  readonly causeSeq: number | null;
  readonly payload: string;
};

/** The border where text becomes a command again; the journal hash vouches for what it says. */
export function decodeCommand(row: StoredRow): SequencedCommand {
  return { type: row.type, ...commandBody(row), seq: row.seq, time: row.time } as SequencedCommand;
}

/** `cause` finds the command that caused the event; only decisions need it. */
export function decodeEvent(row: StoredRow, cause: () => SequencedCommand = unknownCause): MarketEvent {
  const { seq, time, type, causeSeq } = row;
  return { type, ...eventBody(row, cause), seq, time, causeSeq } as MarketEvent;
}

function unknownCause(): SequencedCommand {
  throw new InvariantError('a decision is read without the command that holds its record');
}

function parse({ seq, type, version, payload }: StoredRow): unknown {
  assert(version <= PAYLOAD_VERSION, () => `row ${seq} is written in version ${version}: a newer program wrote it`);
  const body: unknown = JSON.parse(payload);
  return version === FIRST_VERSION ? upgradeFirstVersion(type, body as object) : body;
}

type QuoteTuple = readonly [number, number];
type PlacedTuple = readonly [number, PlacedQuote['side'], number, number];
type PostingTuple = readonly [string, number, string, 0 | 1, string, 0 | 1, Posting['reason']];

function commandBody(row: StoredRow): object {
  const body = parse(row);
  if (row.type !== 'ReplaceQuotes') return body as Command;
  const [participantId, market, bids, asks] = body as readonly [string, string, QuoteTuple[], QuoteTuple[]];
  return { participantId, market, bids: bids.map(quoteOf), asks: asks.map(quoteOf) };
}

function eventBody(row: StoredRow, cause: () => SequencedCommand): object {
  const body = parse(row);
  switch (row.type) {
    case 'FundsPosted':
      return { postings: (body as readonly PostingTuple[]).map(postingOf) };
    case 'QuotesReplaced': {
      const [participantId, market, canceledOrderIds, placed] = body as readonly [
        string,
        string,
        number[],
        PlacedTuple[],
      ];
      return { participantId, market, canceledOrderIds, placed: placed.map(placedOf) };
    }
    case 'AgentDecided':
    case 'AgentAbstained': {
      const command = cause();
      assert(command.type === 'RecordDecision', () => `row ${row.seq} is a decision caused by a ${command.type}`);
      return { record: command.record };
    }
    default:
      return body as object;
  }
}

function quoteTuple({ priceSats, quantityLots }: Quote): QuoteTuple {
  return [priceSats, quantityLots];
}

function quoteOf([priceSats, quantityLots]: QuoteTuple): Quote {
  return { priceSats, quantityLots };
}

function placedTuple({ orderId, side, priceSats, quantityLots }: PlacedQuote): PlacedTuple {
  return [orderId, side, priceSats, quantityLots];
}

function placedOf([orderId, side, priceSats, quantityLots]: PlacedTuple): PlacedQuote {
  return { orderId, side, priceSats, quantityLots };
}

function postingTuple({ asset, amount, from, to, reason }: Posting): PostingTuple {
  return [asset, amount, from.account, isHeld(from), to.account, isHeld(to), reason];
}

function postingOf([asset, amount, from, fromHeld, to, toHeld, reason]: PostingTuple): Posting {
  return { asset, amount, from: legOf(from, fromHeld), to: legOf(to, toHeld), reason };
}

/** 1 for the held bucket, 0 for the available one. */
export function isHeld({ bucket }: AccountBucket): 0 | 1 {
  return bucket === 'HELD' ? 1 : 0;
}

export function legOf(account: string, held: number): AccountBucket {
  return { account, bucket: held === 1 ? 'HELD' : 'AVAILABLE' };
}
