// Small habits people rely on: links repeat a view, the menu and theme are remembered, a lost session loses nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open, settled, signIn, visitor } from './browser.mjs';

test('habits', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page);

  await t.test('a link with filters repeats the view', async () => {
    await open(page, '/roadmap');
    await page.getByLabel('Статус').first().selectOption('planned');
    await page.getByRole('button', { name: /Убрать условие: Статус: запланировано/ }).waitFor();
    assert.match(page.url(), /status=planned/);
    await open(page, page.url());
    await page.getByRole('button', { name: /Убрать условие: Статус: запланировано/ }).click();
    await page.waitForFunction(() => !window.location.search.includes('status'));
  });

  await t.test('the folded menu stays folded', async () => {
    await page.getByRole('button', { name: 'Свернуть меню' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Развернуть меню' }).click();
  });

  await t.test('the chosen theme stays', async () => {
    await page.getByRole('button', { name: /: меню$/ }).click();
    await page.getByRole('menuitemradio', { name: 'Тёмная' }).click();
    await page.reload();
    await settled(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme), 'dark');
  });

  await t.test('the exported table opens in a Russian Excel', async () => {
    await open(page, '/schools');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Выгрузить для Excel (CSV)' }).click()]);
    const { readFile } = await import('node:fs/promises');
    const text = await readFile(await download.path(), 'utf8');
    assert.equal(text.charCodeAt(0), 0xfeff);
    assert.match(text, /^.Школа;Код;/);
  });

  await t.test('a lost line is told and the page comes back by itself', async () => {
    await open(page, '/schools');
    // The code of the other pages comes by itself in a quiet moment.
    await page.waitForResponse((reply) => /ReportsPage/.test(reply.url()));
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Показатели' }).click();
    await page.getByText('Нет связи с сервером.', { exact: false }).first().waitFor();
    await page.context().setOffline(false);
    await page.getByText('«Веха» сама пробует соединиться снова').waitFor({ state: 'hidden' });
    await settled(page);
    errors.splice(0, errors.length, ...errors.filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text)));
  });

  await t.test('an ended session asks to sign in over the page', async () => {
    await open(page, '/roadmap');
    await page.context().clearCookies();
    await page.locator('tbody tr[tabindex]').first().click();
    await page.getByText('Сеанс закончился').waitFor();
    assert.equal(await page.getByLabel('Логин').inputValue(), 'specialist');
  });

  await t.test('the console complained only of the lost session', () => assert.deepEqual(errors, []));
  await close();
});

test('a stranger sees only the sign-in page', async () => {
  const { page, close } = await visitor();
  await page.goto('/schools');
  await page.getByRole('button', { name: 'Войти' }).waitFor();
  assert.equal(await page.getByRole('navigation').count(), 0);
  await close();
});
