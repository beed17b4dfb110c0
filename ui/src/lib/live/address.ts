import { PUBLIC_API_URL } from '$app/env/public';

/** Where the API is: the origin of this page, unless the UI is served from elsewhere. A replay is the same API at another moment. */
export function apiAddress(replay: string | null = null): { readonly http: string; readonly socket: string } {
  const http = `${base()}/graphql${replay === null ? '' : `?replay=${replay}`}`;
  return { http, socket: http.replace(/^http/, 'ws') };
}

/** Where a replay is opened, steered and ended. */
export function replayAddress(replay: string): string {
  return `${base()}/replay/${replay}`;
}

function base(): string {
  return PUBLIC_API_URL === '' ? window.location.origin : PUBLIC_API_URL;
}
