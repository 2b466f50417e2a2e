// Runs vitest and closes with the line every group of tests closes with: N passed, N failed.
import { startVitest } from 'vitest/node';

const vitest = await startVitest('test', [], { watch: false });
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const count = (state) => tests.filter((test) => test.result().state === state).length;
const broken = vitest.state.getUnhandledErrors().length;
await vitest.close();
console.log(`${count('passed')} passed, ${count('failed') + broken} failed`);
process.exitCode = count('failed') + broken > 0 || tests.length === 0 ? 1 : 0;
