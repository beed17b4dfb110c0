import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';

/**
 * Scripts are the terminal's own, by file or by nonce. Styles may stand in the page: charts and overlays write them.
 * `connect-src` also gets the API's address when that is elsewhere: src/server-hooks.ts.
 */
const csp: NonNullable<Parameters<typeof sveltekit>[0]>['csp'] = {
  mode: 'nonce',
  directives: {
    'default-src': ['none'],
    'script-src': ['self'],
    'style-src': ['self', 'unsafe-inline'],
    'img-src': ['self', 'data:'],
    'font-src': ['self', 'data:'],
    'connect-src': ['self'],
    'manifest-src': ['self'],
    'base-uri': ['none'],
    'form-action': ['none'],
    'frame-ancestors': ['none'],
  },
};

export default defineConfig({
  plugins: [tailwindcss(), sveltekit({ adapter: adapter(), csp, files: { hooks: { server: 'src/server-hooks' } } })],
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': { target: api, ws: true }, '/replay': { target: api }, '/export': { target: api } },
  },
  build: { target: 'es2023' },
});
