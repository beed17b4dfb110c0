import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { held } from './written-answers-table.ts';

const asked = z.object({
  response_format: z.object({
    json_schema: z.object({
      schema: z.object({ properties: z.object({ market: z.object({ enum: z.array(z.string()).min(1) }) }) }),
    }),
  }),
});

type Answer = { readonly response: ServerResponse; readonly market: string; told: string };

/** A model that answers at once, until it is told to write slowly: then as far as it is told, whoever asks it. */
export class SlowModel {
  readonly #server: Server;
  readonly #answers: Answer[] = [];
  #thesis = 'Nothing to do.';
  #isDone = true;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const parts: Uint8Array[] = [];
      for await (const part of request) parts.push(part as Uint8Array);
      const { json_schema: form } = asked.parse(JSON.parse(Buffer.concat(parts).toString())).response_format;
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const answer = { response, market: form.schema.properties.market.enum[0] ?? '', told: '' };
      this.#answers.push(answer);
      this.#tell(answer);
    });
  }

  static async start(): Promise<SlowModel> {
    const model = new SlowModel();
    await new Promise<void>((resolve) => model.#server.listen(0, '127.0.0.1', resolve));
    return model;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Everybody's thesis so far, from the next answer on. */
  write(thesis: string): void {
    this.#thesis = thesis;
    this.#isDone = false;
    for (const answer of this.#answers) this.#tell(answer);
  }

  /** The rest of every answer, also of those that are asked for later. */
  finish(): void {
    this.#isDone = true;
    for (const answer of this.#answers) this.#tell(answer);
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #tell(answer: Answer): void {
    if (answer.response.writableEnded) return;
    const { thesis: _, ...rest } = { ...held, market: answer.market };
    const begun = `{"thesis":${JSON.stringify(this.#thesis).slice(0, -1)}`;
    const words = this.#isDone ? `${begun}",${JSON.stringify(rest).slice(1)}` : begun;
    const more = words.slice(answer.told.length);
    answer.told = words;
    const finish_reason = this.#isDone ? 'stop' : null;
    answer.response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: more }, finish_reason }] })}\n\n`);
    if (this.#isDone) answer.response.end('data: [DONE]\n\n');
  }
}
