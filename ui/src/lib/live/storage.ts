/**
 * What the browser keeps of a reader's choices: one entry, with a version, a section for each who keeps something. Contents of
 * another version, or that make no sense, are dropped quietly; each reader of a section checks what it finds.
 */
const KEY = 'agent-market.preferences';
const VERSION = 1;
/** Entries of earlier releases; `app.html` reads the present one before the first paint. */
const OLD_KEYS = ['agent-market.look'];

type Sections = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Sections =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The sections in an entry as the browser gives it back. */
export function sectionsIn(text: string | null): Sections {
  try {
    const { version, ...sections }: Sections = JSON.parse(text ?? '{}') ?? {};
    return version === VERSION ? sections : {};
  } catch {
    return {};
  }
}

/** The entry with one section set. */
export function withSection(text: string | null, name: string, section: Sections): string {
  return JSON.stringify({ version: VERSION, ...sectionsIn(text), [name]: section });
}

export function readSection(name: string): Sections {
  try {
    const section = sectionsIn(localStorage.getItem(KEY))[name];
    return isRecord(section) ? section : {};
  } catch {
    return {};
  }
}

/** A browser that keeps nothing still shows everything. */
export function writeSection(name: string, section: Sections): void {
  try {
    localStorage.setItem(KEY, withSection(localStorage.getItem(KEY), name, section));
    for (const old of OLD_KEYS) localStorage.removeItem(old);
  } catch {
    // Forbidden or full: the choice holds until the page is closed.
  }
}

/** The option that was kept; the fallback when it is none of them. */
export function kept<Option>(options: readonly Option[], value: unknown, fallback: Option): Option {
  return options.find((option) => option === value) ?? fallback;
}
