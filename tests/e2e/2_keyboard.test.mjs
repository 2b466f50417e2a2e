// The same without a mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { settled, visitor, world } from './browser.mjs';

test('the keyboard alone is enough', async (t) => {
  const { page, errors, close } = await visitor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  await t.test('to sign in', async () => {
    await page.goto('/');
    await page.getByLabel('Логин').waitFor();
    const { login, password } = world.accounts.specialist;
    await page.keyboard.type(login);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
  });

  await t.test('to jump over the menu', async () => {
    await page.reload();
    await settled(page);
    await page.keyboard.press('Control+Home');
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'К содержанию');
  });

  await t.test('to find the roadmap by Ctrl+K', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Что найти' }).waitFor();
    await page.keyboard.type('дорожная');
    await page.getByRole('option', { name: /Дорожная карта/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/roadmap');
    await settled(page);
  });

  await t.test('to walk the table by arrows and open a measure', async () => {
    const first = page.locator('tbody tr[tabindex]').first();
    await first.focus();
    const before = await focused();
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await focused(), before);
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), before);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Мероприятие/ }).waitFor();
  });

  await t.test('to close the panel and be back at the row', async () => {
    const panel = page.getByRole('dialog', { name: /Мероприятие/ });
    await panel.getByRole('button', { name: 'Закрыть' }).focus();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  await t.test('to take a task into work and take that back', async () => {
    await page.goto('/tasks?whose=all&status=planned');
    await settled(page);
    await page.locator('tbody tr[tabindex]').first().focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Задача' });
    const begin = panel.getByRole('button', { name: 'Взять в работу' });
    await begin.focus();
    await page.keyboard.press('Enter');
    const undo = page.getByRole('button', { name: 'Отменить', exact: true });
    await undo.focus();
    await begin.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await begin.waitFor();
  });

  await t.test('and the console had nothing to complain of', () => assert.deepEqual(errors, []));
  await close();
});
