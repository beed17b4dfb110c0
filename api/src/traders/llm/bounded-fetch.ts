/** A reply that is longer than this is not a decision. */
export const MAX_REPLY_BYTES = 1_000_000;

/** In a stream every few letters have an envelope of their own, and reasoning that nobody reads comes along. */
const MAX_STREAM_BYTES = 16_000_000;

/** A line of a stream is put together from its parts, each of which costs as much as what is there already. */
const MAX_LINE_BYTES = 150_000;

const LINE_BREAK = 10;

/** `fetch` whose replies end with an error once they pass a limit: a server cannot fill our memory, nor our time. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.body === null) return response;
  const { status, statusText, headers } = response;
  const limit = isEventStream(headers)
    ? limitBytes(MAX_STREAM_BYTES, MAX_LINE_BYTES)
    : limitBytes(MAX_REPLY_BYTES, MAX_REPLY_BYTES);
  return new Response(response.body.pipeThrough(limit), { status, statusText, headers });
}

export function isEventStream(headers: Headers): boolean {
  return /^text\/event-stream\b/i.test(headers.get('content-type') ?? '');
}

function limitBytes(replyLimit: number, lineLimit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  let line = 0;
  return new TransformStream({
    transform(chunk, controller) {
      const lineEnd = chunk.lastIndexOf(LINE_BREAK);
      seen += chunk.byteLength;
      line = lineEnd < 0 ? line + chunk.byteLength : chunk.byteLength - lineEnd - 1;
      if (seen > replyLimit) controller.error(new RangeError(`the reply is longer than ${replyLimit} bytes`));
      else if (line > lineLimit) controller.error(new RangeError(`a line is longer than ${lineLimit} bytes`));
      else controller.enqueue(chunk);
    },
  });
}
