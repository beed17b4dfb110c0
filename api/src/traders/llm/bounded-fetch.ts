/** A reply that is longer than this is not a decision. */
const MAX_REPLY_BYTES = 1_000_000;

/** `fetch` whose replies end with an error once they pass a megabyte: a server cannot fill our memory. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.body === null) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(limitBytes(MAX_REPLY_BYTES)), { status, statusText, headers });
}

function limitBytes(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > limit) controller.error(new RangeError(`the reply is longer than ${limit} bytes`));
      else controller.enqueue(chunk);
    },
  });
}
