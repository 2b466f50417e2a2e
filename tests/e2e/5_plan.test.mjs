// One plan seen in every way: filtered, moved on the time line, marked in the grid, read by month, carried over the board.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { assertNoSideScroll, open, signIn, visitor } from './browser.mjs';

const undo = (page) => page.getByRole('button', { name: 'Отменить' }).last();
const view = (page, name) => page.getByRole('radiogroup', { name: 'Вид' }).getByText(name, { exact: true }).click();

test('the plan in every view', async (t) => {
  const { page, errors, close } = await visitor({ acceptDownloads: true });
  await signIn(page);

  await t.test('the table is filtered, the link repeats it, and paper has every row', async () => {
    await open(page, '/roadmap');
    await page.getByLabel('Текст').fill('приказ');
    await page.getByRole('button', { name: /Убрать условие: Текст/ }).waitFor();
    const few = await page.locator('tbody tr[tabindex]').count();
    assert.match(await page.getByRole('status').first().innerText(), new RegExp(`^${few} из \\d+`));
    await page.getByRole('button', { name: 'Просрочено' }).click();
    await page.waitForURL(/term=overdue/);
    await page.getByRole('button', { name: 'Сбросить всё' }).click();
    await page.waitForFunction((count) => document.querySelectorAll('tbody tr[tabindex]').length > count, few);
    const paper = await page.pdf({ preferCSSPageSize: true });
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  });

  await t.test('a bar is dragged, the reason is asked, and the move is taken back', async () => {
    await view(page, 'Гант');
    const chart = page.getByRole('region', { name: 'Диаграмма Ганта' });
    const bar = chart.getByRole('button', { name: /, срок .*запланировано/ }).first();
    await bar.waitFor();
    await bar.scrollIntoViewIfNeeded();
    const before = await bar.getAttribute('aria-label');
    const name = before.split(',')[0];
    const { x, y, width, height } = await bar.boundingBox();
    const [left, middle] = [Math.max(x, 600) + Math.min(width, 20) / 2, y + height / 2];
    await page.mouse.move(left, middle);
    await page.mouse.down();
    await page.mouse.move(left + 30, middle, { steps: 6 });
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: `Перенести срок ${name}` });
    await dialog.getByLabel('Причина переноса').fill('Школы просили больше времени');
    await dialog.getByRole('button', { name: 'Перенести', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(new RegExp(`^${name}: срок перенесён`)).waitFor();
    await chart.locator(`[aria-label="${before}"]`).waitFor({ state: 'detached' });
    await undo(page).click();
    await chart.locator(`[aria-label="${before}"]`).first().waitFor();
  });

  await t.test('a bar is moved by keys, and Escape leaves it where it was', async () => {
    const chart = page.getByRole('region', { name: 'Диаграмма Ганта' });
    const bar = chart.getByRole('button', { name: /, срок .*запланировано/ }).first();
    const before = await bar.getAttribute('aria-label');
    await bar.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await chart.getByRole('button', { name: /не записано: нажмите Enter/ }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /Перенести срок/ });
    await dialog.getByRole('button', { name: 'Оставить как было' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await chart.locator(`[aria-label="${before}"]`).first().waitFor();
  });

  await t.test('the chart goes to sheets of paper and to a picture of vectors', async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const sheets = page.locator('.v-paper svg');
    assert.ok((await sheets.count()) > 1);
    for (const text of await sheets.allTextContents()) assert.match(text, /Мероприятие/, 'dates and heads stand on every sheet');
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.getByRole('button', { name: 'На бумагу и в файл' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Сохранить SVG' }).click()]);
    assert.match(await readFile(await download.path(), 'utf8'), /^<svg [^>]*xmlns=/);
  });

  await t.test('a cell of a quarter is marked and taken back', async () => {
    await view(page, 'Кварталы');
    const cell = page.locator('[data-cell][data-status=planned]').first();
    const place = await cell.getAttribute('data-cell');
    await cell.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Начать работу' }).first().click();
    await page.locator(`[data-cell="${place}"][data-status=in_work]`).waitFor();
    await page.keyboard.press('Escape');
    await undo(page).click();
    await page.locator(`[data-cell="${place}"][data-status=planned]`).waitFor();
  });

  await t.test('days of the calendar are walked by keys and open a measure', async () => {
    await open(page, '/roadmap?view=calendar&month=2026-08');
    await page.locator('td[data-day="2026-08-01"]').focus();
    await page.keyboard.press('PageDown');
    await page.getByRole('heading', { name: 'сентябрь 2026' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '2026-09-01');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('heading', { name: 'август 2026' }).waitFor();
    await page.locator('td[data-day="2026-08-31"] button').first().click();
    await page.getByRole('dialog', { name: /Мероприятие/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  await t.test('a card goes over the board by keys and comes back', async () => {
    await open(page, '/roadmap?view=board');
    const column = (name) => page.getByRole('region', { name, exact: true });
    const card = column('запланировано').getByRole('listitem').getByRole('button').first();
    const name = await card.innerText();
    await card.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await column('в работе').getByText(name.split('\n')[0], { exact: false }).first().waitFor();
    await undo(page).click();
    await column('запланировано').getByText(name.split('\n')[0], { exact: false }).first().waitFor();
  });

  await t.test('how far the plan is: bars, the same as a table, a spreadsheet, and the way to the rows', async () => {
    await open(page, '/roadmap?view=progress');
    await page.getByRole('heading', { level: 2, name: /Выполнено .* задач/ }).waitFor();
    await page.getByRole('button', { name: 'Показать таблицей' }).click();
    await page.getByRole('region', { name: 'Ход выполнения' }).getByRole('rowheader', { name: 'Всего' }).waitFor();
    await page.getByRole('button', { name: 'Выгрузить' }).last().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /XLSX/ }).last().click()]);
    assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), 'PK');
    await page.getByRole('button', { name: 'Показать рисунком' }).click();
    await page.locator('main li a').first().click();
    await page.getByRole('button', { name: /Убрать условие: Раздел/ }).waitFor();
    await assertNoSideScroll(page);
  });

  await t.test('the console had nothing to complain of', () => assert.deepEqual(errors, []));
  await close();
});
