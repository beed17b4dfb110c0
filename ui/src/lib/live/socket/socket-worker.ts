import type { Order, Report } from './line.ts';
import { Mailbag } from './mailbag.ts';
import { OwnLine } from './own-line.ts';

/** A page that reads nothing for so long that this much waits starts anew: it would only ever see the past. */
const MOST_WAITING_CHARACTERS = 32_000_000;

/** The worker of one socket: a thousand messages a second reach the page as forty. */
const report = (what: Report): void => self.postMessage(what);
const bag = new Mailbag({
  nowMs: () => performance.now(),
  after: (delayMs, callback) => setTimeout(callback, delayMs),
  deliver: (texts) => report({ kind: 'heard', texts }),
});
const line = new OwnLine((what) => {
  if (what.kind === 'heard') for (const text of what.texts) bag.put(text);
  else {
    bag.empty();
    report(what);
  }
  if (bag.size > MOST_WAITING_CHARACTERS) line.tell({ kind: 'close', code: 4408, reason: 'The page does not read' });
});

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.kind === 'read') bag.read();
  else line.tell(data);
});
