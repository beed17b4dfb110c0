import { createComplexityRule } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { apiError, badInput } from '../api-error.ts';
import type { Limits } from '../limits.ts';
import { documentRules } from './document-rules.ts';
import { unconditionalSubscription } from './subscription-roots.ts';

/** Source text of the documents kept, UTF-16 units: bounds the memory of their syntax trees. */
const MAX_KEPT_LENGTH = 262_144;
const MAX_ERRORS = 20;

export type Selection = {
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** What the server tells about its schema. */
export type Manners = {
  /** No "Did you mean" in errors. */
  readonly hidesSuggestions: boolean;
  readonly hasIntrospection: boolean;
};

/** What is wrong with an operation, or what it costs. */
export type Checked = { readonly errors: readonly GraphQLError[]; readonly cost: number };

/**
 * Parses and checks documents. Only what passed every check is kept, so a flood of bad documents costs no memory; the cost
 * is counted anew each time because it depends on the variables.
 */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #limits: Limits;
  readonly #rules: readonly ValidationRule[];
  readonly #hideSuggestions: boolean;
  readonly #kept = new Map<string, DocumentNode>();
  readonly #valid = new WeakSet<DocumentNode>();
  #keptLength = 0;

  constructor(schema: GraphQLSchema, limits: Limits, { hidesSuggestions, hasIntrospection }: Manners) {
    this.#schema = schema;
    this.#limits = limits;
    const closed = hasIntrospection ? [] : [NoSchemaIntrospectionCustomRule];
    this.#rules = [...documentRules(limits), unconditionalSubscription, ...closed, ...specifiedRules];
    this.#hideSuggestions = hidesSuggestions;
  }

  /** @throws GraphQLError with a code when the text is no document or too long */
  parse(source: unknown): DocumentNode {
    if (typeof source !== 'string') throw badInput('query: must be a string');
    const kept = this.#kept.get(source);
    if (kept !== undefined) return kept;
    if (source.length > this.#limits.maxSourceLength) {
      throw apiError('COST_LIMIT', `A document may be at most ${this.#limits.maxSourceLength} characters long`);
    }
    return this.#parseNew(source);
  }

  check(document: DocumentNode, selection: Selection): Checked {
    if (!this.#valid.has(document)) {
      const errors = validate(this.#schema, document, this.#rules, {
        maxErrors: MAX_ERRORS,
        hideSuggestions: this.#hideSuggestions,
      });
      if (errors.length > 0) return { errors: errors.map(withCode), cost: 0 };
      this.#keep(document);
    }
    return this.#checkCost(document, selection);
  }

  #parseNew(source: string): DocumentNode {
    try {
      return parse(source, { maxLexicalTokens: this.#limits.maxTokens });
    } catch (error) {
      // Deep nesting overflows the parser's stack before it reaches the limit of tokens.
      if (error instanceof RangeError) throw apiError('COST_LIMIT', 'The document is nested too deeply');
      throw error instanceof GraphQLError ? withCode(error) : error;
    }
  }

  #keep(document: DocumentNode): void {
    this.#valid.add(document);
    const source = document.loc?.source.body;
    if (source === undefined || this.#kept.has(source)) return;
    this.#kept.set(source, document);
    this.#keptLength += source.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#keptLength <= MAX_KEPT_LENGTH) return;
      this.#kept.delete(oldest);
      this.#keptLength -= oldest.length;
    }
  }

  #checkCost(document: DocumentNode, { operationName, variables }: Selection): Checked {
    const { maxCost, maxDepth } = this.#limits;
    let cost = 0;
    const rule = createComplexityRule({
      context: {},
      variableValues: { ...variables },
      operationName,
      validate: ({ complexity, depth }, reportError) => {
        cost = complexity;
        if (depth > maxDepth) reportError(apiError('COST_LIMIT', `Depth ${depth} is over the limit of ${maxDepth}`));
        if (complexity > maxCost) {
          reportError(apiError('COST_LIMIT', `Cost ${complexity} is over the limit of ${maxCost}`));
        }
      },
    });
    try {
      const errors = validate(this.#schema, document, [rule]).map(withCode);
      return { errors, cost };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [withCode(error)], cost };
      throw error;
    }
  }
}

/** What a caller did wrong always has a code. */
function withCode(error: GraphQLError): GraphQLError {
  error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
}
