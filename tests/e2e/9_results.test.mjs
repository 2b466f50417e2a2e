// Tables of results: the tabs in their order, the same cells on the screen and in the files, links that repeat a table.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { open, signIn, visitor } from './browser.mjs';

const cells = (page) => page.locator('table tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

async function saved(page, kind) {
  await page.getByRole('button', { name: 'Выгрузить' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: kind }).click()]);
  return readFile(await download.path(), 'utf8');
}

test('tables of results', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page);

  await t.test('the tabs stand in the order of the analysis', async () => {
    await open(page, '/results');
    const tabs = await page.getByRole('radiogroup', { name: 'Таблица' }).getByRole('radio').evaluateAll((all) => all.map((one) => one.value));
    assert.deepEqual(tabs.slice(0, 5), ['individual', 'marks', 'journal', 'scores', 'tasks']);
    assert.equal(tabs.at(-1), 'pivot');
  });

  await t.test('a file holds the cells of the screen', async () => {
    await open(page, '/results?view=marks');
    await page.locator('table tbody tr').first().waitFor();
    const screen = await cells(page);
    const text = await saved(page, 'CSV для русского Excel');
    assert.equal(text.charCodeAt(0), 0xfeff);
    const file = text.slice(1).trim().split('\r\n').slice(1).map((line) => line.split(';'));
    assert.deepEqual(file.map((row) => row.map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))), screen.map((row) => row.map((cell) => cell.replaceAll('\u00a0', ''))));
  });

  await t.test('a click on a heading sorts with everybody first', async () => {
    await open(page, '/results?view=marks');
    await page.getByRole('columnheader', { name: 'Участников', exact: true }).getByRole('button').click();
    const rows = await cells(page);
    assert.equal(rows[0][0], 'Все участники');
    const counts = rows.slice(1).map((row) => Number(row[1].replaceAll('\u00a0', '')));
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
  });

  await t.test('scores come with a picture coloured by marks', async () => {
    await open(page, '/results?view=scores');
    await page.getByRole('img', { name: /Распределение первичных баллов/ }).waitFor();
  });

  await t.test('the pivot crosses schools and years, and its link repeats it', async () => {
    await open(page, '/results?view=pivot');
    await page.getByLabel('Столбцы').selectOption('subject');
    await page.waitForFunction(() => window.location.search.includes('columns=subject'));
    await page.getByRole('columnheader', { name: 'Математика', exact: true }).waitFor();
    const before = await cells(page);
    await open(page, page.url());
    await page.getByRole('columnheader', { name: 'Математика', exact: true }).waitFor();
    assert.deepEqual(await cells(page), before);
  });

  assert.deepEqual(errors, []);
  await close();
});
