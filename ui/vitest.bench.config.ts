import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['bench/lists.ts'], testTimeout: 1_800_000 } });
