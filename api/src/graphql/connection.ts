import { badInput } from './api-error.ts';
import { builder } from './builder.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

export type PageInfoShape = {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
};

export type Edge<Node> = { readonly cursor: string; readonly node: Node };
export type Connection<Node> = { readonly edges: readonly Edge<Node>[]; readonly pageInfo: PageInfoShape };

export const PageInfo = builder.objectRef<PageInfoShape>('PageInfo').implement({
  description: 'Where a page lies in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether rows follow this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether rows come before this page.' }),
    startCursor: t.expose('startCursor', {
      type: 'Cursor',
      nullable: true,
      description: 'Cursor of the first row; null for an empty page.',
    }),
    endCursor: t.expose('endCursor', {
      type: 'Cursor',
      nullable: true,
      description: 'Cursor of the last row; null for an empty page.',
    }),
  }),
});

type ObjectRefOf<Shape> = ReturnType<typeof builder.objectRef<Shape>>;
type ImplementedRefOf<Shape> = ReturnType<ObjectRefOf<Shape>['implement']>;

/** Declares `<name>Edge` and `<name>Connection` of a node type. */
export function connectionOf<Node>(name: string, node: ImplementedRefOf<Node>) {
  const edge = builder.objectRef<Edge<Node>>(`${name}Edge`).implement({
    description: `A row of a ${name}Connection with its place.`,
    fields: (t) => ({
      cursor: t.field({ type: 'Cursor', description: 'Place of the row in its list.', resolve: (it) => it.cursor }),
      node: t.field({ type: node, description: 'The row.', resolve: (it) => it.node as never }),
    }),
  });
  return builder.objectRef<Connection<Node>>(`${name}Connection`).implement({
    description: `One page of a list of ${name} rows.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        complexity: { field: 1, multiplier: 1 },
        description: 'The rows of the page with their cursors.',
        resolve: (page, _args, { services: { turns } }) => turns.spread(page.edges) as never,
      }),
      nodes: t.field({
        type: [node],
        complexity: { field: 1, multiplier: 1 },
        description: 'The rows of the page.',
        resolve: (page, _args, { services: { turns } }) => turns.spread(page.edges.map((it) => it.node)) as never,
      }),
      pageInfo: t.field({ type: PageInfo, description: 'Where the page lies.', resolve: (page) => page.pageInfo }),
    }),
  });
}

/** Arguments of a newest-first list. */
export function pageArgs(size: number) {
  return builder.args((t) => ({
    first: t.int({
      required: true,
      defaultValue: size,
      description: 'How many rows, from 1 to `serviceLimits.maxPageSize`; more is refused.',
    }),
    after: t.field({ type: 'Cursor', description: 'Go on after this row (`pageInfo.endCursor` of the page before).' }),
  }));
}

export type PageArgs = { readonly first: number; readonly after?: string | null | undefined };

/** A page costs as much as the rows it may hold. */
export function pageCost(args: { readonly first: number }) {
  return { field: 1, multiplier: Math.max(args.first, 1) };
}

export function checkPageSize(name: string, size: number, most: number): void {
  if (size < 1 || size > most) throw badInput(`${name}: from 1 to ${most}, got ${size}`);
}

/**
 * One page of a newest-first list.
 *
 * @param read gives at most `limit` rows whose key is below `before`, newest first
 */
export function newestFirstPage<Row>(
  list: { readonly kind: string; readonly maxPageSize: number; readonly keyOf: (row: Row) => number },
  args: PageArgs,
  read: (before: number | null, limit: number) => readonly Row[],
): Connection<Row> {
  checkPageSize('first', args.first, list.maxPageSize);
  const before = typeof args.after === 'string' ? decodeCursor(list.kind, args.after) : null;
  const rows = read(before, args.first + 1);
  const edges = rows.slice(0, args.first).map((node) => ({ node, cursor: encodeCursor(list.kind, list.keyOf(node)) }));
  return toConnection(edges, rows.length > args.first, before !== null);
}

export function toConnection<Row>(
  edges: readonly Edge<Row>[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
): Connection<Row> {
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
