// Everything on the terminal is live: a server-drawn page would be stale before it arrived.
export const ssr = false;
export const prerender = false;
