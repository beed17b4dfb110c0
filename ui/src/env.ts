import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({
  /** Origin of the API when it is not the origin of this page, such as `https://api.example.org`; empty means the same origin. */
  PUBLIC_API_URL: { public: true, schema: (value) => (value ?? '').replace(/\/+$/, '') },
});
