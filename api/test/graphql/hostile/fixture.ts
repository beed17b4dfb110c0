/** A request that wants to hurt, as data. */
export type Hostile = {
  readonly title: string;
  /** A text is sent as it is, anything else as JSON. */
  readonly body: unknown;
  /** Any of these is a right refusal; none: it is harmless, and answered. */
  readonly codes: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
};

export const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

const TOO_MUCH = ['COST_LIMIT'];
const WRONG = ['BAD_USER_INPUT'];
const EITHER = [...TOO_MUCH, ...WRONG];

function fixture(codes: readonly string[]) {
  return (title: string, query: unknown, variables?: unknown): Hostile => ({
    title,
    body: variables === undefined ? { query } : { query, variables },
    codes,
  });
}

/** Refused for its size or its price. */
export const tooMuch = fixture(TOO_MUCH);
/** Refused because it says nothing that can be done. */
export const wrong = fixture(WRONG);
/** Refused, whichever of the two is seen first. */
export const refused = fixture(EITHER);
/** Odd and harmless. */
export const answered = fixture([]);
