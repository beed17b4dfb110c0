import { createContext } from 'svelte';

/** The forms of the deck, each in a dialog of its own. */
export type GodDialog = 'reset' | 'fork' | 'news' | 'shock' | 'halt' | 'spawn' | 'brain' | 'run-to' | 'budget';

/** Which form is open, wherever it was asked for: the deck, the palette, a panel. */
export class DeckDialogs {
  open = $state<GodDialog | null>(null);
  /** What the form of a reset begins with; null for the scenario that runs. */
  scenario = $state<string | null>(null);

  /** Whose brain the form of `brain` is about. */
  agent = $state('');

  show(dialog: GodDialog): void {
    this.scenario = null;
    this.open = dialog;
  }

  showReset(scenario: string): void {
    this.scenario = scenario;
    this.open = 'reset';
  }

  showBrain(agent: string): void {
    this.agent = agent;
    this.open = 'brain';
  }

  close(): void {
    this.open = null;
  }
}

export const [getDeckDialogs, setDeckDialogs] = createContext<DeckDialogs>();
