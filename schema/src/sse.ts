import { print } from 'graphql';
import { Ending } from './feed/ending.ts';
import type { FeedSink, FeedTransport } from './feed/transport.ts';

export type StreamOptions = {
  /** Such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * Feeds over event streams, one request each: nothing to install beside `graphql`. A stream that breaks is an end, after which a
 * session asks again for what follows. A browser opens six streams a host at most.
 */
export function streamTransport({ url, headers = {} }: StreamOptions): FeedTransport {
  return {
    open: ({ document, variables }, sink) => {
      const abort = new AbortController();
      const ending = new Ending(sink.end);
      const request = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...headers },
        body: JSON.stringify({ query: print(document), variables }),
        signal: abort.signal,
      };
      // Whatever broke it, the session hears of an end and comes back.
      void follow(url, request, sink.next).then(
        () => ending.come(),
        () => ending.come(),
      );
      return {
        resumeFrom: () => {},
        close: () => {
          ending.forget();
          abort.abort();
        },
      };
    },
  };
}

async function follow<Result>(url: string, request: RequestInit, next: FeedSink<Result>['next']): Promise<void> {
  const { ok, body } = await fetch(url, request);
  if (!ok || body === null) return;
  let text = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const messages = (text + piece).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) if (!tell(message, next)) return;
  }
}

/** False when it was the last word. Lines that begin with a colon keep the connection alive. */
function tell<Result>(message: string, next: FeedSink<Result>['next']): boolean {
  const lines = message.split('\n');
  if (lines.includes('event: complete')) return false;
  const data = lines.find((line) => line.startsWith('data: {'));
  if (data === undefined) return true;
  const result = JSON.parse(data.slice('data: '.length)) as { readonly data?: Result | null };
  if (!result.data) return false;
  next(result.data);
  return true;
}
