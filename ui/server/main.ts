import type { RequestListener } from 'node:http';
import { createUiServer } from './create-server.ts';

const GRACE_MS = 3_000;

const { API_URL: apiUrl = 'http://127.0.0.1:4000', HOST: host = '127.0.0.1', PORT: port = '3000' } = process.env;
const isBehindProxy = process.env.TRUST_PROXY === 'true';

// Not known to the compiler: it is made by `vite build`.
const handlerPath = new URL('../build/handler.js', import.meta.url).href;
const { handler } = (await import(handlerPath)) as { handler: RequestListener };

const server = createUiServer(apiUrl, handler, isBehindProxy);
server.listen(Number(port), host, () => {
  process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'terminal is served', host, port, apiUrl })}\n`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
