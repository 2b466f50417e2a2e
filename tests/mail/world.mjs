// A small municipality in a data folder, and a real mail server that remembers what it took.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.VEKHA_PROGRAM ?? join(root, 'build/vekha');

export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'vekha-mail-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs the program to its end; `started` is given the process. */
export function vekha(args, { input = '', started } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (piece) => (out += piece));
    child.stderr.on('data', (piece) => (err += piece));
    child.on('close', (code, signal) => done({ code, signal, out, err }));
    child.stdin.end(input);
    started?.(child);
  });
}

export async function ok(...args) {
  const ran = await vekha(args);
  if (ran.code !== 0) throw new Error(`vekha ${args.join(' ')}: ${ran.code}\n${ran.out}${ran.err}`);
  return ran.out;
}

/** A mail server; `options` are those of smtp-server, `answer(session)` may throw what the server is to say. */
export async function mailServer(options = {}, answer = async () => {}) {
  const letters = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure || options.starttls ? [] : ['STARTTLS'],
    logger: false,
    ...options,
    onData(stream, session, callback) {
      const pieces = [];
      stream.on('data', (piece) => pieces.push(piece));
      stream.on('end', async () => {
        const raw = Buffer.concat(pieces);
        try {
          await answer(letters.length, session);
          letters.push({ raw: raw.toString('latin1'), parsed: await simpleParser(raw), secure: session.secure, user: session.user, to: session.envelope.rcptTo.map((each) => each.address) });
          callback();
        } catch (error) {
          callback(error);
        }
      });
    },
  });
  server.on('error', () => {});
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const stop = () => new Promise((done) => server.close(done));
  return { port: server.server.address().port, letters, stop };
}

/** What a server says when it refuses: 451 for a while, 550 for good. */
export function refusal(code, words) {
  return Object.assign(new Error(words), { responseCode: code });
}

export function settings(data, values) {
  const lines = { mail_host: '127.0.0.1', mail_security: 'none', mail_from: 'Веха, отдел образования <vekha@example.ru>', page_url: 'https://vekha.example.ru', ...values };
  writeFileSync(join(data, 'settings.yaml'), Object.entries(lines).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join(''));
}

const tasks = `
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
node, = store.execute("SELECT id FROM node WHERE kind = 'municipality'").fetchone()
plan = store.execute("INSERT INTO roadmap (node_id, title, file_name, file_sha256, imported_at, imported_by, state) VALUES (?, 'Дорожная карта района', '', '', '', '', 'approved')", (node,)).lastrowid
store.execute("UPDATE roadmap SET plan_id = id")
for text, due in zip(sys.argv[2::2], sys.argv[3::2]):
    measure = store.execute("INSERT INTO roadmap_measure (roadmap_id, position, section, number, text, term_raw, term_kind, term_explanation, term_unsure, result, place) VALUES (?, 0, -1, '', ?, '', '', '', 0, '', '')", (plan, text)).lastrowid
    window = store.execute("INSERT INTO roadmap_occurrence (measure_id, starts, due, tasks_total) VALUES (?, ?, ?, 1)", (measure, due, due)).lastrowid
    store.execute("INSERT INTO task (roadmap_id, occurrence_id, party_id, node_id, part, starts, due) VALUES (?, ?, 0, ?, 'lead', ?, ?)", (plan, window, node, due, due))
store.commit()
`;

/** A municipality with one specialist who has an address, and tasks `[[text, due], …]`. */
export async function municipality(data, list = []) {
  await ok('init', '--data', data, '--name', 'Город N');
  const added = await vekha(['user', 'add', 'ivanova', '--name', 'Иванова Мария Петровна', '--role', 'specialist', '--password-stdin', '--data', data], { input: 'ochen-dlinnyj-parol\n' });
  if (added.code !== 0) throw new Error(added.err);
  await ok('user', 'set-email', 'ivanova', 'ivanova@example.ru', '--data', data);
  if (list.length > 0) execFileSync('python3', ['-c', tasks, join(data, 'records.sqlite'), ...list.flat()]);
}

/** A round at a moment of the municipality; what it did. */
export async function round(data, now) {
  return JSON.parse(await ok('reminders', 'run', '--data', data, '--now', now, '--json'));
}

/** A key and a certificate for 127.0.0.1, made here and trusted by nobody else. */
export function certificate(folder) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' });
  return { key, cert };
}
