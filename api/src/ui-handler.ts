import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { UiHandler } from './graphql/server/api-server.ts';

const BUILT = fileURLToPath(new URL('../../ui/build/handler.js', import.meta.url));

/** The built terminal as a request handler; null when it was not built. */
export async function loadUiHandler(): Promise<UiHandler | null> {
  if (!existsSync(BUILT)) return null;
  const built = (await import(pathToFileURL(BUILT).href)) as { readonly handler: UiHandler };
  return built.handler;
}
