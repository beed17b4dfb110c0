/** The end of a model's reasoning whose beginning its server left out. */
const REASONED = /[<[◁]\/(?:think|thinking|reasoning|thought|reflection|scratchpad|analysis)[>\]▷]/gi;

/**
 * The texts in which an answer is looked for, in order: the words as they are; then, should those not do, without what is
 * around or over them. Each undoes one thing that servers and templates do to words; none changes what a value says.
 */
export function* answerSources(words: string): Generator<string> {
  yield words;
  const text = unquoted(words);
  if (text !== words) yield text;
  const reasoned = afterReasoning(words);
  if (reasoned !== null) yield reasoned;
  const fenced = lastFence(words);
  if (fenced !== null) yield fenced;
  if (/&(?:quot|#34|#x22|apos|#39);/i.test(words)) yield withoutEntities(words);
  if (/[{,]\s*(?:\\n|\s)*\\"/.test(words)) yield words.replaceAll('\\"', '"').replaceAll('\\n', '\n');
  if (/^\s*"\w+"\s*:/.test(words) && /\}\s*$/.test(words)) yield `{${words}`;
}

/** The text of an answer that was written as one JSON string, as the arguments of a tool are, once or several times. */
function unquoted(words: string): string {
  let text = words;
  while (/^\s*"/.test(text)) {
    const inner = parsedString(text);
    if (inner === null) return text;
    text = inner;
  }
  return text;
}

function parsedString(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** What follows the reasoning, if no object began before its end: a tag inside an answer ends nothing. */
function afterReasoning(words: string): string | null {
  const last = [...words.matchAll(REASONED)].at(-1);
  if (last === undefined || /\{\s*["'“]/.test(words.slice(0, last.index))) return null;
  return words.slice(last.index + last[0].length);
}

/** What the last code fence holds, if nothing that could be an answer follows it. */
function lastFence(words: string): string | null {
  const last = [...words.matchAll(/```\w*\s*\n([\s\S]*?)\n\s*```/g)].at(-1);
  if (last === undefined || words.slice(last.index + last[0].length).includes('{')) return null;
  return last[1] ?? null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  lt: '<',
  gt: '>',
  amp: '&',
  nbsp: ' ',
};

function withoutEntities(words: string): string {
  return words.replace(
    /&(quot|#34|#x22|apos|#39|lt|gt|amp|nbsp);/gi,
    (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole,
  );
}
