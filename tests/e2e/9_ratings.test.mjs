// A rating from its criteria to the row of a school, an own indicator with its cases, schools in like conditions.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertNoSideScroll, open, settled, signIn, visitor } from './browser.mjs';

test('ratings and own indicators', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'head');

  await t.test('a rating is begun and its places come with ranges', async () => {
    await open(page, '/indicators/ratings');
    await page.getByRole('link', { name: 'Начать рейтинг' }).click();
    await settled(page);
    await page.getByLabel(/^Название/).fill('Рейтинг по итогам ОГЭ');
    await page.getByRole('combobox', { name: 'Критерий 1' }).fill('Успеваемость на ОГЭ');
    await page.getByRole('option', { name: 'Успеваемость на ОГЭ', exact: true }).click();
    await page.getByRole('button', { name: 'Записать и посчитать' }).click();
    await page.getByText(/пар|Сравнивать нечего/).first().waitFor();
    await page.locator('table tbody tr').first().waitFor();
    await assertNoSideScroll(page);
  });

  await t.test('a tried weight is told apart from what is written', async () => {
    await page.getByLabel('Приведение').selectOption('rank');
    await page.getByText(/Проба: записанное не меняется/).waitFor();
    await page.getByRole('button', { name: 'Вернуть как записано' }).click();
    await page.waitForFunction(() => !window.location.search.includes('scaling'));
  });

  await t.test('a school sees its own row and objects', async () => {
    await page.getByRole('button', { name: 'Открыть срок возражений' }).click();
    await page.getByText('Школы видят свою строку и могут возразить').first().waitFor();
    const school = await visitor();
    await signIn(school.page, 'school_head');
    await open(school.page, '/indicators/ratings');
    await school.page.getByRole('link', { name: 'Рейтинг по итогам ОГЭ' }).click();
    await settled(school.page);
    await school.page.getByRole('button', { name: 'Возразить' }).click();
    await school.page.getByLabel(/С чем школа не согласна/).fill('Две работы внесены дважды, протокол приложен.');
    await school.page.getByRole('button', { name: 'Отправить' }).click();
    await school.page.getByText('Возражение записано').waitFor();
    assert.deepEqual(school.errors, []);
    await school.close();
    await page.reload();
    await settled(page);
    await page.getByText(/Возражения \(1\)/).click();
    await page.getByText('ждёт ответа').waitFor();
  });

  await t.test('a table is not frozen before the term of objections is over', async () => {
    await page.getByText(/^Заморозить можно с \d\d\.\d\d\.\d{4}$/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Заморозить' }).isDisabled(), true);
  });

  await t.test('a wide page is printed on sheets across, without an empty upright one after them', async () => {
    await page.getByText('Места', { exact: true }).click();
    await settled(page);
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/MediaBox ?\[[^\]]*\]/g) ?? [];
    const sizes = sheets.map((box) => box.match(/[\d.]+/g).slice(2).map(Number));
    assert.ok(sizes.length > 0 && sizes.every(([width, height]) => width > height), `sheets: ${JSON.stringify(sizes)}`);
  });

  await t.test('an own indicator is written, and its cases are checked while they are typed', async () => {
    await open(page, `/indicators/own/new?${new URLSearchParams({ f: 'доля(отметка = 5 из работы)' })}`);
    await page.getByLabel(/^Название/).fill('Доля пятёрок');
    await page.getByLabel(/^Формула словами/).fill('отметки 5 / отметки');
    await page.getByLabel(/^Основание/).fill('Приказ № 3');
    await page.getByLabel('Случай 1', { exact: true }).fill('Три из десяти');
    await page.getByLabel('Должно получиться').first().fill('30');
    await page.getByText(/Сходится: 30,0/).waitFor();
    await page.getByLabel('Должно получиться').first().fill('31');
    await page.getByText(/Не сходится: вместо 31/).waitFor();
    await page.getByLabel('Должно получиться').first().fill('30');
    await assertNoSideScroll(page);
    await page.getByRole('button', { name: 'Записать', exact: true }).click();
    await page.getByText('не проверен').first().waitFor();
  });

  await t.test('a school stands beside those in like conditions', async () => {
    await open(page, '/indicators/similar');
    const schools = page.getByLabel('Школа', { exact: true });  // others may have come with files: take one that has results
    await schools.selectOption(await schools.locator('option', { hasText: 'СОШ № 2' }).first().getAttribute('value'));
    await page.getByRole('heading', { name: /На что похожа/ }).waitFor();
    await assertNoSideScroll(page);
  });

  assert.deepEqual(errors, []);
  await close();
});
