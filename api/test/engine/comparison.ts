import { CommandStream, shapes } from './command-stream.ts';
import type { Happenings } from './happenings.ts';
import { LiveOrders } from './live-orders.ts';
import { SideBySide } from './side-by-side.ts';

export type ShapeName = keyof typeof shapes;
export type Run = { readonly name: ShapeName; readonly seed: string; readonly commandCount: number };

export const shapeNames = Object.keys(shapes) as ShapeName[];

/** Sends a stream of commands through the exchange, the reference exchange and the auditor; throws where they differ. */
export function compare({ name, seed, commandCount }: Run, happenings: Happenings): SideBySide {
  const all = new SideBySide();
  const stream = new CommandStream(seed, shapes[name]);
  const live = new LiveOrders();
  const opening = stream.opening();
  happenings.beginRun();
  for (let index = 0; index < commandCount; index += 1) {
    const command = opening[index] ?? stream.next(live.targets, all.sequencer.time);
    const events = all.apply(command, stream.stepMs);
    for (const event of events) live.observe(event);
    happenings.observe(events);
  }
  happenings.observe(all.apply({ type: 'EndRun', reason: 'test' }));
  happenings.observe(all.apply({ type: 'PauseRun' }));
  all.finish();
  return all;
}
