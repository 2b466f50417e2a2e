// Runs files of claims and closes with «N passed, N failed»; nothing passed is a failure too.
import { run } from 'node:test';

/** Prints each claim of the files as it ends; sets the exit code of the process. */
export async function runClaims(files) {
  let passed = 0;
  let failed = 0;
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
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
