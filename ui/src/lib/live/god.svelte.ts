import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import type { Link } from './link.ts';

/** What a control gave back, as data. */
export type Outcome =
  | { readonly kind: 'done'; readonly changed: boolean; readonly seq: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'cancelled' };

type Reply = {
  readonly outcome: {
    readonly changed: boolean;
    readonly seq: number;
    readonly userErrors: readonly { readonly message: string }[];
  };
};

const STORAGE_KEY = 'agent-market.god-token';

function isRefusedToken(error: CombinedError): boolean {
  return error.graphQLErrors.some(
    ({ extensions }) => extensions.code === 'UNAUTHENTICATED' || extensions.code === 'FORBIDDEN',
  );
}

function readToken(): string | null {
  try {
    return sessionStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/**
 * The controls of the machine. The token is asked for once, sent as a header, and kept for the tab only; it never becomes part of an
 * address. The state shown afterwards comes from the server's feed, never from hope.
 */
export class God {
  readonly #link: Link;
  #token = readToken();
  #answer: ((token: string | null) => void) | null = null;

  /** Set while the token dialog should be open: why it is asked. */
  asking = $state<'first' | 'wrong' | null>(null);
  /** Name of the control that is under way; all controls rest meanwhile. */
  pending = $state<string | null>(null);
  /** True while no control can be used: one is under way, or the screen shows the past. */
  readonly isResting = $derived.by(() => this.pending !== null || this.restsBecause !== null);
  /** Why none can be used for longer than a moment; null when they can. */
  restsBecause = $state<string | null>(null);
  /** Last refusal in words, shown beside the controls until the next act. */
  refusal = $state<string | null>(null);

  constructor(link: Link) {
    this.#link = link;
  }

  /** The dialog's answer; null gives up. */
  answerToken(token: string | null): void {
    this.asking = null;
    this.#answer?.(token);
    this.#answer = null;
  }

  async act<Variables extends AnyVariables>(
    name: string,
    document: TypedDocumentNode<Reply, Variables>,
    variables: Variables,
  ): Promise<Outcome> {
    if (this.isResting) return { kind: 'cancelled' };
    this.pending = name;
    this.refusal = null;
    try {
      const outcome = await this.#tryUntilAllowed(document, variables);
      if (outcome.kind === 'refused') this.refusal = outcome.message;
      return outcome;
    } finally {
      this.pending = null;
    }
  }

  async #tryUntilAllowed<Variables extends AnyVariables>(
    document: TypedDocumentNode<Reply, Variables>,
    variables: Variables,
  ): Promise<Outcome> {
    for (;;) {
      const token = this.#token ?? (await this.#ask('first'));
      if (token === null) return { kind: 'cancelled' };
      const { data, error } = await this.#link.client
        .mutation(document, variables, { fetchOptions: { headers: { authorization: `Bearer ${token}` } } })
        .toPromise();
      if (error && isRefusedToken(error)) {
        this.#forget();
        const better = await this.#ask('wrong');
        if (better === null) return { kind: 'cancelled' };
        continue;
      }
      if (error)
        return { kind: 'refused', message: error.networkError ? 'The server does not answer.' : error.message };
      const problem = data?.outcome.userErrors[0];
      if (problem) return { kind: 'refused', message: problem.message };
      return { kind: 'done', changed: data?.outcome.changed ?? false, seq: data?.outcome.seq ?? 0 };
    }
  }

  async #ask(why: 'first' | 'wrong'): Promise<string | null> {
    this.asking = why;
    const token = await new Promise<string | null>((resolve) => {
      this.#answer = resolve;
    });
    if (token !== null) this.#keep(token);
    return token;
  }

  #keep(token: string): void {
    this.#token = token;
    try {
      sessionStorage.setItem(STORAGE_KEY, token);
    } catch {
      // Kept for this page only, then.
    }
  }

  #forget(): void {
    this.#token = null;
    try {
      sessionStorage.removeItem(STORAGE_KEY);
    } catch {
      // Nothing was kept.
    }
  }
}
