import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import { madeValue, strangeValue, toLiteral } from './values.ts';

/** A number from 0 to below `count`; all chance comes from here, so that a seed is enough to see it again. */
export type Pick = (count: number) => number;

export type MadeRequest = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
};

const MOST_LEVELS = 13;
const MOST_FIELDS = 4;
const MOST_FRAGMENTS = 6;
/** Fields and spreads of a document; it would grow without end else. */
const MOST_PARTS = 120;

/** Makes one document from the schema: mostly sound, sometimes with a fault of any kind. */
export class DocumentMaker {
  readonly #schema: GraphQLSchema;
  readonly #pick: Pick;
  readonly #fragments: string[] = [];
  readonly #declarations: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #parts = 0;

  constructor(schema: GraphQLSchema, pick: Pick) {
    this.#schema = schema;
    this.#pick = pick;
  }

  make(): MadeRequest {
    const roots = [this.#schema.getQueryType(), this.#schema.getSubscriptionType(), this.#schema.getMutationType()];
    const kind = this.#oneIn(5) ? 1 + this.#pick(2) : 0;
    const root = roots[kind] ?? roots[0];
    if (root === null || root === undefined) return { query: '{ __typename }', variables: {}, operationName: null };
    const selection = this.#selection(root, 1 + this.#pick(MOST_LEVELS));
    const declared = this.#declarations.length === 0 ? '' : `(${this.#declarations.join(', ')})`;
    const name = ['query', 'subscription', 'mutation'][kind];
    const text = `${name} Made${declared}${this.#directive()} ${selection}\n${this.#fragments.join('\n')}`;
    const operationName = this.#oneIn(4) ? (['Made', 'Other', ''][this.#pick(3)] ?? null) : null;
    return { query: this.#oneIn(6) ? this.#spoil(text) : text, variables: this.#variables, operationName };
  }

  #oneIn(count: number): boolean {
    return this.#pick(count) === 0;
  }

  #selection(type: GraphQLCompositeType, levels: number): string {
    const parts = Array.from({ length: 1 + this.#pick(MOST_FIELDS) }, () => this.#part(type, levels));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLCompositeType, levels: number): string {
    this.#parts += 1;
    if (this.#parts > MOST_PARTS || this.#oneIn(8)) return this.#alias('__typename');
    if (levels > 0 && this.#oneIn(7)) return this.#spread(type, levels - 1);
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const field = fields[this.#pick(fields.length)];
    return field === undefined ? this.#spread(type, levels - 1) : this.#field(field, levels);
  }

  #field(field: GraphQLField<unknown, unknown>, levels: number): string {
    const type = getNamedType(field.type);
    const head = `${this.#alias(field.name)}${this.#arguments(field.args)}${this.#directive()}`;
    if (!isCompositeType(type)) return head;
    return levels > 0 && this.#parts < MOST_PARTS
      ? `${head} ${this.#selection(type, levels - 1)}`
      : `${head} { __typename }`;
  }

  #alias(name: string): string {
    return this.#oneIn(6) ? `a${this.#pick(30)}: ${name}` : name;
  }

  #spread(type: GraphQLCompositeType, levels: number): string {
    if (levels <= 0) return '__typename';
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    const target = possible[this.#pick(possible.length)] ?? type;
    const body = () => `on ${target.name}${this.#directive()} ${this.#selection(target, levels - 1)}`;
    if (this.#fragments.length >= MOST_FRAGMENTS || this.#oneIn(2)) return `... ${body()}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push('');
    // Set afterwards: what stands within may come back to it, and be a ring.
    this.#fragments[Number(name.slice(1))] = `fragment ${name} ${body()}`;
    return this.#oneIn(10) ? `...F${this.#pick(MOST_FRAGMENTS)}` : `...${name}`;
  }

  #directive(): string {
    if (!this.#oneIn(9)) return '';
    const name = ['include', 'skip', 'deprecated', 'unknown'][this.#pick(this.#oneIn(4) ? 4 : 2)];
    return ` @${name}(if: ${this.#oneIn(2) ? 'true' : this.#variable('Boolean!', this.#oneIn(9) ? 5 : this.#oneIn(2))})`;
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter((arg) => (isNonNullType(arg.type) && !this.#oneIn(20)) || this.#oneIn(3));
    if (given.length === 0) return '';
    return `(${given.map((arg) => `${arg.name}: ${this.#argument(arg.type)}`).join(', ')})`;
  }

  #argument(type: GraphQLInputType): string {
    const value = this.#oneIn(12) ? strangeValue(this.#pick) : madeValue(type, this.#pick);
    return this.#oneIn(3) ? this.#variable(String(type), value) : toLiteral(type, value);
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#declarations.length}`;
    this.#declarations.push(`$${name}: ${type}`);
    if (!this.#oneIn(20)) this.#variables[name] = value;
    return `$${name}`;
  }

  /** One fault of the text: a piece is gone, is there twice, or is something else. */
  #spoil(text: string): string {
    const at = this.#pick(text.length);
    const length = 1 + this.#pick(20);
    const [before, piece, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
    const strange = [
      '',
      piece + piece,
      '{',
      '}',
      '"',
      '"""',
      '\u0000',
      '\uD800',
      '$',
      '@',
      '...',
      '#',
      '١',
      '\\u{110000}',
    ];
    return `${before}${strange[this.#pick(strange.length)] ?? ''}${after}`;
  }
}
