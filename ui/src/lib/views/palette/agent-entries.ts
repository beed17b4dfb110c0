import { ThinkNowDocument } from '#lib/live/documents/controls.ts';
import { allowedIn } from '#lib/views/deck/deck-actions.ts';
import { agentPath } from '#lib/views/paths.ts';
import type { Entry } from './entries.ts';
import type { Reach } from './reach.ts';

export function agentEntries({ terminal, god, dialogs, status, go }: Reach): readonly Entry[] {
  const rests = allowedIn(status).meddle ? undefined : (god.restsBecause ?? 'no run is going on');
  return (terminal.facts?.agents ?? []).flatMap(({ handle, name, persona }): readonly Entry[] => {
    const about = { kind: 'Control', mark: handle, rests, quiet: true } as const;
    const think = () => void god.act('think', ThinkNowDocument, { input: { handle } });
    return [
      {
        id: `agent-${handle}`,
        kind: 'Agent',
        title: name,
        detail: persona,
        mark: handle,
        run: () => go(agentPath(handle)),
      },
      { ...about, id: `think-${handle}`, title: `Think now: ${name}`, run: think },
      { ...about, id: `brain-${handle}`, title: `Switch brain: ${name}…`, run: () => dialogs.showBrain(handle) },
    ];
  });
}
