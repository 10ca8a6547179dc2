import { defineConfig } from 'vitest/config';

// Tests that drive a browser against a running server: see tests/browser.
export default defineConfig({
  test: {
    include: ['tests/browser/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
