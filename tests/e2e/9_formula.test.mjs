// The page of a formula: written with the keyboard alone, counted at once, underlined where it is wrong, repeated by its link.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertNoSideScroll, open, settled, signIn, visitor } from './browser.mjs';

const values = (page) => page.locator('table tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent ?? '')));

test('a formula', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page);

  await t.test('shows a worked example with values at first sight', async () => {
    await open(page, '/indicators/formula');
    await page.getByText('Формула понята. Единица: %.').waitFor();
    await page.locator('table tbody tr').first().waitFor();
    assert.match((await values(page))[0][1], /%$/);
    await assertNoSideScroll(page);
  });

  await t.test('is written with the keyboard, words are offered', async () => {
    const field = page.getByLabel('Формула', { exact: true });
    await field.fill('');
    await field.pressSequentially('сред');
    await page.getByRole('option', { name: /среднее/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('отм');
    await page.getByRole('option', { name: /^отметка отметка/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await field.inputValue(), 'среднее(отметка из работы)');
    await page.getByText('Формула понята. Единица: отметка.').waitFor();
  });

  await t.test('underlines the fault and tells what to do', async () => {
    await page.getByLabel('Формула', { exact: true }).fill('доля(оценка >= 4 из работы)');
    await page.locator('mark', { hasText: 'оценка' }).waitFor();
    await page.getByText(/Поля «оценка» у «работы» нет; есть/).waitFor();
  });

  await t.test('offers the subjects that are stored', async () => {
    const field = page.getByLabel('Формула', { exact: true });
    await field.fill('');
    await field.pressSequentially("число(работы где предмет = 'Мат");
    await page.getByRole('listbox').getByRole('option', { name: 'Математика', exact: true }).waitFor();
  });

  await t.test('is repeated by its link', async () => {
    await page.getByRole('button', { name: 'Разница с муниципалитетом' }).click();
    await page.getByText('Формула понята. Единица: п.п.').waitFor();
    await page.locator('table tbody tr').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
    const before = await values(page);
    await open(page, page.url());
    await page.locator('table tbody tr').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
    assert.deepEqual(await values(page), before);
    await page.goBack();
    await settled(page);
  });

  assert.deepEqual(errors, []);
  await close();
});
