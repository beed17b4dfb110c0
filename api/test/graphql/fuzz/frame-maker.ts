import { schema } from '../../../src/graphql/schema.ts';
import { DocumentMaker, type Pick } from './document-maker.ts';
import { strangeValue } from './values.ts';
import { frameOf } from './wire-client.ts';

const OPCODES = [0x1, 0x1, 0x1, 0x1, 0x1, 0x1, 0x2, 0x0, 0x8, 0x9, 0xa, 0x3, 0xb];
const IDS: readonly unknown[] = ['a', 'b', 'c', '__proto__', 'constructor', '', 'x'.repeat(500), 5, null];
const TICKS = 'subscription { ticks(rate: REALTIME) { __typename } }';

/** The bytes of one frame: a message of the protocol, more or less, and perhaps spoiled on its way. */
export function makeFrame(pick: Pick): Buffer {
  const isWhole = pick(3) > 0;
  const text = Buffer.from(JSON.stringify(message(pick)));
  const payload = isWhole ? text : spoil(text, pick);
  const opcode = pick(4) > 0 ? 0x1 : (OPCODES[pick(OPCODES.length)] ?? 0x1);
  const frame = frameOf(payload.subarray(0, 60_000), opcode, pick(25) > 0);
  return pick(12) === 0 ? spoil(frame, pick) : frame;
}

function message(pick: Pick): unknown {
  const id = IDS[pick(pick(3) === 0 ? IDS.length : 3)];
  switch (pick(9)) {
    case 0:
      return { type: 'connection_init', payload: pick(3) === 0 ? strangeValue(pick) : {} };
    case 1:
      return { type: 'ping', payload: strangeValue(pick) };
    case 2:
      return { type: 'pong' };
    case 3:
      return { id, type: 'complete' };
    case 4:
      return { id, type: 'subscribe', payload: { query: TICKS } };
    case 5:
      return {
        id,
        type: ['next', 'error', 'connection_ack', 'start', 'stop', '', 5][pick(7)],
        payload: strangeValue(pick),
      };
    case 6:
      return pick(2) === 0 ? strangeValue(pick) : { id, type: 'subscribe', payload: strangeValue(pick) };
    default:
      return { id, type: 'subscribe', payload: new DocumentMaker(schema, pick).make() };
  }
}

/** Some bytes are others, are gone, or are there twice. */
function spoil(bytes: Buffer, pick: Pick): Buffer {
  const at = pick(bytes.length);
  const length = 1 + pick(8);
  switch (pick(4)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 2:
      return bytes.subarray(0, at);
    default: {
      const other = Buffer.from(bytes);
      for (let index = at; index < Math.min(at + length, other.length); index += 1) other[index] = pick(256);
      return other;
    }
  }
}
