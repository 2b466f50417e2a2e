// Letters of the built program as a real mail server takes them.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { certificate, mailServer, municipality, ok, refusal, round, settings, temporaryFolder, vekha } from './world.mjs';

const folder = temporaryFolder();
const plain = join(folder.path, 'plain');
let pair;

before(async () => {
  await municipality(plain);
  pair = certificate(folder.path);
});
after(() => folder.remove());

const send = (data) => vekha(['reminders', 'test-mail', '--to', 'Пётр Петров <petrov@example.ru>', '--data', data]);

/** Runs with a server that is stopped whatever happens. */
async function using(server, work) {
  const running = await server;
  try {
    return await work(running);
  } finally {
    await running.stop();
  }
}

let number = 0;
/** A folder with tasks of its own. */
async function withTasks(list) {
  const data = join(folder.path, `tasks-${++number}`);
  await municipality(data, list);
  return data;
}

test('a letter is whole: names, subject, date, both texts', () =>
  using(mailServer(), async ({ port, letters }) => {
    settings(plain, { mail_port: port });
    const ran = await send(plain);
    assert.equal(ran.code, 0, ran.err);
    const { parsed, raw, to } = letters[0];
    assert.deepEqual(parsed.from.value[0], { address: 'vekha@example.ru', name: 'Веха, отдел образования' });
    assert.deepEqual(parsed.to.value[0], { address: 'petrov@example.ru', name: 'Пётр Петров' });
    assert.deepEqual(to, ['petrov@example.ru']);
    assert.equal(parsed.subject, 'Проверка почты программы «Веха»');
    assert.match(parsed.text, /Это письмо проверяет, что программа «Веха» может отправлять напоминания/);
    assert.match(parsed.html, /<p>Это письмо проверяет/);
    assert.ok(Math.abs(parsed.date - Date.now()) < 120_000, String(parsed.date));
    assert.match(parsed.messageId, /^<test-\d+@example\.ru>$/);
    const lines = raw.split('\r\n');
    assert.ok(lines.every((line) => line.length <= 998 && !/[\r\n]/.test(line) && /^[\x20-\x7e\t]*$/.test(line)), 'only short lines of ASCII, ended by CRLF');
    assert.deepEqual(raw.split('\r\n\r\n')[0].split('\r\n').filter((line) => line.length > 78), [], 'headers are folded');
  }));

test('the program signs in with the password of its file', () =>
  using(mailServer({ authOptional: false, allowInsecureAuth: true, onAuth: ({ username, password }, _, done) => (username === 'vekha' && password === 'тайна 1' ? done(null, { user: username }) : done(new Error('no'))) }), async ({ port, letters }) => {
    const file = join(plain, 'mail.password');
    writeFileSync(file, 'тайна 1\n');
    chmodSync(file, 0o600);
    settings(plain, { mail_port: port, mail_user: 'vekha', mail_password_file: 'mail.password' });
    const good = await send(plain);
    assert.equal(good.code, 0, good.err);
    assert.equal(letters[0].user, 'vekha');
    writeFileSync(file, 'другая\n');
    const wrong = await send(plain);
    assert.equal(wrong.code, 4, wrong.err);
    assert.match(wrong.err, /не принял имя или пароль/);
    assert.doesNotMatch(wrong.err + wrong.out, /другая/, 'the password is not told');
    chmodSync(file, 0o644);
    const open = await send(plain);
    assert.notEqual(open.code, 0);
    assert.match(open.err, /chmod 600/);
  }));

for (const [security, options] of [['starttls', { starttls: true }], ['smtps', { secure: true }]])
  test(`letters go over ${security} to a server whose certificate is trusted, and to no other`, () =>
    using(mailServer({ ...options, key: readFileSync(pair.key), cert: readFileSync(pair.cert) }), async ({ port, letters }) => {
      settings(plain, { mail_port: port, mail_security: security, mail_ca_file: pair.cert });
      const good = await send(plain);
      assert.equal(good.code, 0, good.err);
      assert.equal(letters[0].secure, true);
      settings(plain, { mail_port: port, mail_security: security });
      const stranger = await send(plain);
      assert.equal(stranger.code, 4, stranger.err);
      assert.match(stranger.err, /сертификат, которому нет доверия/);
      assert.equal(letters.length, 1);
    }));

test('without the promised protection nothing is sent', () =>
  using(mailServer(), async ({ port, letters }) => {
    settings(plain, { mail_port: port, mail_security: 'starttls' });
    const ran = await send(plain);
    assert.notEqual(ran.code, 0);
    assert.match(ran.err, /STARTTLS|защищённо/);
    assert.equal(letters.length, 0);
  }));

test('a reminder waits for the server and arrives once', async () => {
  const data = await withTasks([['.Точка в начале & <угол> «кавычки»', '2026-12-18'], [`Очень длинное мероприятие ${'с подробностями '.repeat(90)}`, '2026-12-16']]);
  settings(data, { mail_port: 9 });
  const first = await round(data, '2026-12-17T09:00');
  assert.deepEqual([first.reminders, first.letters, first.sent, first.postponed], [2, 1, 0, 1]);
  await using(mailServer(), async ({ port, letters }) => {
    settings(data, { mail_port: port });
    assert.equal((await round(data, '2026-12-17T09:02')).sent, 1);
    assert.equal((await round(data, '2026-12-17T09:30')).sent, 0);
    assert.equal(letters.length, 1);
    const { parsed } = letters[0];
    const text = parsed.text.replaceAll('\u00a0', ' ');
    assert.equal(parsed.subject.replaceAll('\u00a0', ' '), '1 задача просрочена, у 1 задачи приближается срок');
    assert.match(text, /\.Точка в начале & <угол> «кавычки» — 18\.12\.2026, завтра/);
    assert.match(text, /просрочено на 1 день/);
    assert.match(parsed.html, /\.Точка в начале &amp; &lt;угол&gt;/);
    assert.match(parsed.html, /href="https:\/\/vekha\.example\.ru\/tasks\?task=1"/);
    assert.match(parsed.text, /Город N/);
    assert.match(parsed.headers.get('list').unsubscribe.url, /^https:\/\/vekha\.example\.ru\/api\/unsubscribe\/[0-9a-f]+$/);
    assert.equal(parsed.headers.get('auto-submitted'), 'auto-generated');
  });
});

test('a server that asks to come later gets the same letter again', async () => {
  const data = await withTasks([['Сдать отчёт', '2026-12-18']]);
  let asked = 0;
  await using(mailServer({}, async () => { if (asked++ === 0) throw refusal(451, 'Greylisted, come later'); }), async ({ port, letters }) => {
    settings(data, { mail_port: port });
    assert.equal((await round(data, '2026-12-17T09:00')).postponed, 1);
    assert.equal((await round(data, '2026-12-17T09:01')).sent, 1);
    assert.equal(letters.length, 1);
  });
});

test('a refused letter is not repeated and its person is told', async () => {
  const data = await withTasks([['Сдать отчёт', '2026-12-18']]);
  await using(mailServer({ onRcptTo: (_, __, done) => done(refusal(550, 'No such mailbox')) }), async ({ port, letters }) => {
    settings(data, { mail_port: port });
    assert.equal((await round(data, '2026-12-17T09:00')).failed, 1);
    assert.equal((await round(data, '2026-12-18T07:00')).failed, 0);
    assert.equal(letters.length, 0);
    const [letter] = JSON.parse(await ok('reminders', 'list', '--letters', '--json', '--data', data));
    assert.equal(letter.state, 'failed');
    assert.match(letter.told, /No such mailbox/);
  });
});

test('killed after the server took the letter, the program sends it once more under the same Message-ID', async () => {
  const data = await withTasks([['Сдать отчёт', '2026-12-18']]);
  let child;
  const server = mailServer({}, async (taken) => { if (taken === 0) child.kill('SIGKILL'); });
  await using(server, async ({ port, letters }) => {
    settings(data, { mail_port: port });
    const ran = await vekha(['reminders', 'run', '--data', data, '--now', '2026-12-17T09:00'], { started: (process) => (child = process) });
    assert.equal(ran.signal, 'SIGKILL');
    assert.equal((await round(data, '2026-12-17T09:05')).sent, 0, 'it may still be on its way');
    assert.equal((await round(data, '2026-12-17T09:11')).sent, 1);
    assert.equal((await round(data, '2026-12-17T10:00')).sent, 0);
    assert.equal(letters.length, 2);
    assert.equal(letters[0].parsed.messageId, letters[1].parsed.messageId);
    assert.equal(letters[0].raw, letters[1].raw);
    const told = JSON.parse(await ok('reminders', 'list', '--json', '--data', data));
    assert.equal(told.length, 1, 'the reminder itself is told once');
  });
});
