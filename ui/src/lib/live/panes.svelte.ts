import { afterPaint } from './after-paint.ts';
import {
  clampWidth,
  keptWidths,
  LAYOUTS,
  type Layout,
  type LayoutWidths,
  LEAST_PX,
  MOST_PX,
  PRESETS,
  type Side,
  type Widths,
} from './pane-widths.ts';
import { kept, readSection, writeSection } from './storage.ts';

const SECTION = 'panes';

/** The layout of the market view and the widths of its columns, each layout with its own. */
class Panes {
  /** What the reader has chosen. */
  chosen = $state<Layout>('trader');
  /** What is laid out: it follows the choice a frame later. */
  layout = $state<Layout>('trader');
  #widths = $state.raw<LayoutWidths>(PRESETS);

  /** Called once, by the shell, before anything is drawn. */
  restore(): void {
    const saved = readSection(SECTION);
    this.chosen = kept(LAYOUTS, saved.layout, 'trader');
    this.layout = this.chosen;
    this.#widths = {
      trader: keptWidths('trader', saved.trader),
      watcher: keptWidths('watcher', saved.watcher),
      research: keptWidths('research', saved.research),
    };
  }

  get widths(): Widths {
    return this.#widths[this.layout];
  }

  limitsOf(side: Side): { readonly least: number; readonly most: number } {
    return { least: LEAST_PX[side], most: MOST_PX[side] };
  }

  choose(layout: Layout): void {
    this.chosen = layout;
    this.#keep();
    afterPaint(() => {
      this.layout = this.chosen;
    });
  }

  /** While a divider is dragged only the picture changes; `isFinal` keeps it. */
  resize(side: Side, px: number, isFinal: boolean): void {
    this.#set({ ...this.widths, [side]: clampWidth(side, px) });
    if (isFinal) this.#keep();
  }

  reset(side: Side): void {
    this.#set({ ...this.widths, [side]: PRESETS[this.layout][side] });
    this.#keep();
  }

  #set(widths: Widths): void {
    this.#widths = { ...this.#widths, [this.layout]: widths };
  }

  #keep(): void {
    writeSection(SECTION, { layout: this.chosen, ...this.#widths });
  }
}

export const panes = new Panes();
