import type { Table } from '#lib/format/table.ts';

/** What can be taken away from a panel: its table as shown, and a picture where it draws one. Both are made when asked for. */
export type Takeable = {
  /** One word for the name of the file. */
  readonly name: string;
  readonly table: () => Table;
  readonly picture?: () => HTMLCanvasElement;
  /** Symbol of the market it is about; none for tables of all markets. */
  readonly market?: string;
  /** What was filtered away, in words; it stands in the JSON and on the picture. */
  readonly filter?: string;
};
