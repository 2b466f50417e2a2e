// Runs the journeys against the built program.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runClaims } from '../claims.mjs';
import { makeWorld } from './world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(here, name));

const world = await makeWorld();
process.env.VEKHA_E2E = JSON.stringify({ address: world.address, accounts: world.accounts, sample: world.sample });

try {
  await runClaims(files);
} finally {
  await world.stop();
}
