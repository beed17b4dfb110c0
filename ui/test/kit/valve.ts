import type { Page, WebSocketRoute } from 'playwright-core';

/** Stands in the line between a page and its server. */
export interface Valve {
  /** What the server says waits, in order; the connection itself stays. */
  hold(): void;
  /** Everything passes, and what waited comes first. */
  release(): void;
  /** The line is dead: what is open breaks, and nothing can be opened. */
  cut(): Promise<void>;
}

/** To be fitted before the page goes anywhere. Begins closed. */
export async function fitValve(page: Page): Promise<Valve> {
  let state: 'held' | 'open' | 'cut' = 'held';
  let waiting: (() => void)[] = [];
  const lines = new Set<WebSocketRoute>();
  const pass = (act: () => void) => (state === 'held' ? waiting.push(act) : act());
  // Only a socket that the page holds itself can be stood before: that is what it does where no worker can be had.
  await page.route(/socket-worker/, (route) => route.abort());
  await page.routeWebSocket(/\/graphql$/, (line) => {
    if (state === 'cut') {
      void line.close();
      return;
    }
    lines.add(line);
    const server = line.connectToServer();
    line.onMessage((message) => server.send(message));
    // Only words of feeds wait: without an answer to its pings the client would take the line for dead.
    server.onMessage((message) => {
      if (String(message).includes('"type":"next"')) pass(() => line.send(message));
      else line.send(message);
    });
  });
  await page.route('**/graphql', (route) => {
    if (state === 'cut') void route.abort();
    else pass(() => void route.continue());
  });
  return {
    hold: () => {
      state = 'held';
    },
    release: () => {
      state = 'open';
      for (const act of waiting.splice(0)) act();
    },
    cut: async () => {
      state = 'cut';
      waiting = [];
      await Promise.all([...lines].map((line) => line.close()));
      lines.clear();
    },
  };
}
