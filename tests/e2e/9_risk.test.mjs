// Zones of risk: verdicts with their reasons, thresholds that move without being stored, what chance alone would do.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertNoSideScroll, open, signIn, visitor } from './browser.mjs';

const rowsOf = (page) => page.locator('table tbody tr');

test('zones of risk', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page);

  await t.test('a list opens with a fact in its title and says what it is worth', async () => {
    await open(page, '/risk');
    await page.getByRole('heading', { level: 1, name: /Низкие образовательные результаты, \d{4} год/ }).waitFor();
    await page.getByText('официальный текст не проверен').waitFor();
    await rowsOf(page).first().waitFor();
    await assertNoSideScroll(page);
  });

  await t.test('a row opens the reasons year by year', async () => {
    await rowsOf(page).first().click();
    const panel = page.getByRole('dialog');
    await panel.getByText(/при пороге 30/).first().waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  await t.test('a moved threshold stands in the address, changes the list and goes back', async () => {
    const before = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByLabel('Доля не справившихся, %').fill('0');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('set') === 'share:0');
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent !== text, before);
    await page.getByRole('button', { name: 'Вернуть начальные' }).click();
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, before);
    assert.equal(new URL(page.url()).searchParams.get('set'), null);
  });

  await t.test('another rule has other signs', async () => {
    await page.getByLabel('Правило').selectOption('ege-zone');
    await page.getByRole('columnheader', { name: /Доля работ ниже порога/ }).waitFor();
    await page.getByRole('heading', { level: 1, name: /Зона риска ЕГЭ/ }).waitFor();
  });

  assert.deepEqual(errors, []);
  await close();
});
