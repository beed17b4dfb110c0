import { type CandleInterval, candleIntervals } from '../market/candle-interval.ts';
import { BUNDLE_ENDING, BUNDLE_MEDIA_TYPE } from './bundle/write-bundle.ts';
import { tableFormats } from './formats/index.ts';
import { tables } from './tables/index.ts';

/** One file that can be fetched of a run: a table in a format, or the bundle. */
export type Download = {
  readonly format: string;
  /** Null for the bundle. */
  readonly table: string | null;
  readonly mediaType: string;
  /** What it is called when it is kept, without the run's id. */
  readonly ending: string;
  /** Behind `/export/RUN_ID?`. */
  readonly query: string;
};

export const BUNDLE = 'bundle';

/** Everything that can be fetched. */
export const downloads: readonly Download[] = [
  ...tableFormats.flatMap(({ name: format, mediaType }) =>
    tables.map(({ name: table }) => {
      return { format, table, mediaType, ending: `${table}.${format}`, query: `format=${format}&table=${table}` };
    }),
  ),
  { format: BUNDLE, table: null, mediaType: BUNDLE_MEDIA_TYPE, ending: BUNDLE_ENDING, query: `format=${BUNDLE}` },
];

export type Choice = { readonly download: Download; readonly intervals: readonly CandleInterval[] };

/** What the query of an address asks for, or what is wrong with it. */
export function chooseDownload(query: URLSearchParams): Choice | { readonly problem: string } {
  const [format, table, interval] = ['format', 'table', 'interval'].map((name) => query.get(name));
  const formats = [...new Set(downloads.map((download) => download.format))];
  if (!formats.includes(format ?? '')) return { problem: `format must be one of ${formats.join(', ')}` };
  const download = downloads.find((it) => it.format === format && it.table === (table ?? null));
  if (download === undefined) {
    const names = tables.map(({ name }) => name).join(', ');
    return {
      problem: format === BUNDLE ? 'a bundle is the whole run: leave table out' : `table must be one of ${names}`,
    };
  }
  const asked = (interval ?? 'M1').split(',');
  const intervals = candleIntervals.filter((it) => asked.includes(it));
  if (intervals.length === asked.length) return { download, intervals };
  return { problem: `interval must list some of ${candleIntervals.join(', ')}, separated by commas` };
}
