import type { Handle } from '@sveltejs/kit/hooks';
import { withApi } from '#lib/live/content-policy.ts';
import { PUBLIC_API_URL } from '$app/env/public';

const POLICY = 'content-security-policy';

/** Where the API is may be decided when the terminal is started, after its policy was built. */
export const handle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const policy = response.headers.get(POLICY);
  if (policy !== null) response.headers.set(POLICY, withApi(policy, PUBLIC_API_URL));
  return response;
};
