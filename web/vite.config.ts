import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The program refuses changes that come from another site, so the page under development speaks in its name.
const target = process.env.VEKHA_API ?? 'http://127.0.0.1:8080';
const program = { target, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    // Everything is served by the program itself, so nothing is inlined and the content policy may stay strict.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': program, '/healthz': program } },
  test: { include: ['src/**/*.test.ts'] },
});
