// The world of the journeys: a demonstration municipality in a new folder, served by the built program on a free port.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.VEKHA ?? join(root, 'build', 'vekha');

function call(...args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`vekha ${args[0]} ended with ${status}: ${stderr}`);
  return stdout;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(address, child) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const reply = await fetch(`${address}/healthz`).catch(() => null);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server did not start.');
}

/** Makes the demonstration, lets `prepare` add to it, and serves it; `stop` ends the server and leaves nothing behind. */
export async function makeWorld(prepare = () => undefined) {
  if (!existsSync(program)) throw new Error(`${program} is not built.`);
  const folder = mkdtempSync(join(tmpdir(), 'vekha-e2e-'));
  const data = join(folder, 'data');
  const made = JSON.parse(call('demo', '--schools', '8', '--years', '2', '--seed', '1', '--data', data, '--json'));
  await prepare({ folder, data, call });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (part) => (log += part));
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(address, child);
  } catch (error) {
    await stop();
    throw new Error(`${error.message} ${log.slice(-2000)}`);
  }
  const samples = join(data, 'samples');
  const sample = readdirSync(samples).find((name) => name.endsWith('.xlsx'));
  const accounts = Object.fromEntries(made.accounts.map((account) => [account.role, account]));
  return { address, accounts, sample: join(samples, sample), stop };
}
