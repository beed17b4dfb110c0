import { Shutdown, STOPPED_EXIT_CODE } from './shutdown.ts';
import { watchParent } from './watch-parent.ts';

// The entry of the server: deaf to no signal from its first moment on. All else takes a while to load.
const shutdown = new Shutdown((code) => process.exit(code));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => shutdown.request(signal));
watchParent(process.env.STOP_WITH_PARENT, () => shutdown.request('its parent process ended'));

const { serveOrExplain } = await import('./serve.ts');
if (shutdown.isRequested) process.exitCode = STOPPED_EXIT_CODE;
else await serveOrExplain(shutdown);
