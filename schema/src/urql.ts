import { type Client, type Exchange, type OperationContext, subscriptionExchange } from '@urql/core';
import type { Client as SocketClient } from 'graphql-ws';
import { Ending } from './feed/ending.ts';
import { RepeatedRequest } from './feed/repeated-request.ts';
import type { FeedTransport } from './feed/transport.ts';

/** Goes through urql with the operation: by it the feed reaches the request that is sent again after a break. */
class FeedSlot {
  readonly ending: Ending;
  request: RepeatedRequest | null = null;

  constructor(ending: Ending) {
    this.ending = ending;
  }
}

/** The exchange that carries subscriptions over a socket, those of `urqlTransport` with their places. */
export function feedExchange(socket: SocketClient): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query, variables }, { context }) => ({
      subscribe: (sink) => {
        const request = new RepeatedRequest(query ?? '', variables ?? {});
        const slot = slotOf(context);
        if (slot !== null) slot.request = request;
        const unsubscribe = socket.subscribe(request, {
          next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
          error: (error) => {
            sink.error(error);
            slot?.ending.come();
          },
          complete: () => {
            sink.complete();
            slot?.ending.come();
          },
        });
        return { unsubscribe };
      },
    }),
  });
}

/** Feeds over an urql client whose exchanges hold `feedExchange`. */
export function urqlTransport(client: Client): FeedTransport {
  return {
    open: ({ document, variables }, sink) => {
      const ending = new Ending(sink.end);
      const slot = new FeedSlot(ending);
      const source = client.subscription(document, variables, { feedRequest: slot });
      const { unsubscribe } = source.subscribe(({ data, hasNext }) => {
        // The last result of all comes again when the feed ends, without a next one.
        if (data && hasNext) sink.next(data);
        else ending.come();
      });
      return {
        resumeFrom: (cursor) => slot.request?.resumeFrom(cursor),
        close: () => {
          ending.forget();
          unsubscribe();
        },
      };
    },
  };
}

function slotOf({ feedRequest }: OperationContext): FeedSlot | null {
  return feedRequest instanceof FeedSlot ? feedRequest : null;
}
