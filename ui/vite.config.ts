import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packed } from './scripts/packed.ts';

// `npm run dev` shows the pages against a server that runs beside it.
const SERVER = process.env['TIDEWAITER_URL'] ?? 'http://127.0.0.1:5000';

export default defineConfig({
  base: '/console/',
  plugins: [react(), packed()],
  build: {
    target: 'es2022',
    cssMinify: true,
    assetsInlineLimit: 0,
    // What many pages use of other people's is one file: each costs a browser milliseconds, and there would be a hundred.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'components', test: /node_modules/, minShareCount: 4 }] } },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['session', 'ways', 'oidc', 'api', 'permissions', 'costs', 'changes'].map((path) => [`/console/${path}`, SERVER]),
    ),
  },
});
