// Runs the journeys against the built program; closes with «N passed, N failed».
import { run } from 'node:test';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { makeWorld } from './world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(here, name));

const world = await makeWorld();
process.env.VEKHA_E2E = JSON.stringify({ address: world.address, accounts: world.accounts, sample: world.sample });

let passed = 0;
let failed = 0;
try {
  for await (const { type, data } of run({ files, concurrency: 1 })) {
    // A file is reported as a test of its own around its claims: it counts only when it failed by itself.
    const isFile = data.name?.endsWith('.test.mjs');
    if (type === 'test:pass' && !isFile) {
      passed += 1;
      console.log(`ok ${passed + failed} - ${data.name}`);
    } else if (type === 'test:fail' && !(isFile && failed > 0)) {
      failed += 1;
      console.log(`not ok ${passed + failed} - ${data.name}`);
      console.log(String(data.details?.error?.cause?.stack ?? data.details?.error).replace(/^/gm, '    '));
    } else if (type === 'test:stderr') {
      process.stderr.write(data.message);
    }
  }
} finally {
  await world.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
