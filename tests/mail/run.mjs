// Runs the tests of mail against the built program; closes with «N passed, N failed».
import { dirname, join } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
let passed = 0;
let failed = 0;
for await (const { type, data } of run({ files: [join(here, 'mail.test.mjs')], concurrency: 1 })) {
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
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
