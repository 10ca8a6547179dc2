import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/browser/screenshots.ts'], testTimeout: 600_000 },
});
