import { z } from 'zod';
import { isRunId } from '../../ledger/run-id.ts';

/** The first entry of a bundle: what else is in it. */
export const INDEX_NAME = 'bundle.json';

/** Largest index that is read: that of a thousand files. */
export const MAX_INDEX_BYTES = 1_000_000;

/** Files of a run's folder, or of one folder in it. Nothing else may ever reach a path. */
const FILE_PATH = /^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*(\/[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*)?$/;

export function isBundlePath(path: string): boolean {
  return FILE_PATH.test(path);
}

const bundledFile = z.strictObject({
  path: z.string().refine(isBundlePath, 'a file name without tricks'),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const shape = z.strictObject({
  format: z.literal('agent-market-bundle'),
  version: z.literal(1),
  runId: z.string().refine(isRunId, 'a run id'),
  codeVersion: z.string(),
  lastSeq: z.number().int().nonnegative(),
  journalHash: z.string(),
  files: z.array(bundledFile).min(1),
});

export type BundledFile = z.infer<typeof bundledFile>;
export type BundleIndex = z.infer<typeof shape>;

/** The index, or what is wrong with it. */
export function readIndex(text: string): BundleIndex | { readonly problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: `${INDEX_NAME} is not JSON` };
  }
  const result = shape.safeParse(parsed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return { problem: `${INDEX_NAME}: ${issue?.path.join('.')} is not as expected (${issue?.message})` };
}
