import { PUBLIC_API_URL } from '$app/env/public';

/** Where the API is: the origin of this page, unless the UI is served from elsewhere. */
export function apiAddress(): { readonly http: string; readonly socket: string } {
  const base = PUBLIC_API_URL === '' ? window.location.origin : PUBLIC_API_URL;
  const http = `${base}/graphql`;
  return { http, socket: http.replace(/^http/, 'ws') };
}
