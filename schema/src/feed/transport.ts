import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Cursor } from './protocol.ts';

/** A subscription with one root field, and what it is asked with. */
export type FeedRequest<Result, Variables> = {
  readonly document: TypedDocumentNode<Result, Variables>;
  readonly variables: Variables;
};

export type FeedSink<Result> = {
  readonly next: (result: Result) => void;
  /** The server ended the feed or refused it; not called after `close`. */
  readonly end: () => void;
};

/** One feed that is open. */
export type FeedChannel = {
  /** When the transport connects again by itself, it asks for what follows this place. */
  readonly resumeFrom: (cursor: Cursor) => void;
  readonly close: () => void;
};

/** The way to the server: a port, so that the protocol runs over a socket, over SSE, or in a test. */
export type FeedTransport = {
  open<Result, Variables extends Readonly<Record<string, unknown>>>(
    request: FeedRequest<Result, Variables>,
    sink: FeedSink<Result>,
  ): FeedChannel;
};

/** The same variables, asking for what follows a place. */
export function variablesAfter<Variables extends Readonly<Record<string, unknown>>>(
  variables: Variables,
  { seq, epoch }: Cursor,
): Variables {
  return { ...variables, after: seq, epoch };
}
