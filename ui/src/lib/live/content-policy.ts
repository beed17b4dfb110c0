/** The page's policy with the API's address among those it may talk to, when that is not the page's own origin. */
export function withApi(policy: string, apiUrl: string): string {
  if (!URL.canParse(apiUrl)) return policy;
  const { origin } = new URL(apiUrl);
  return policy.replace("connect-src 'self'", `connect-src 'self' ${origin} ${origin.replace(/^http/, 'ws')}`);
}
