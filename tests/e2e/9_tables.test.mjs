// The map of skills and planned results, works behind a number, the catalogue of papers, the board of procedures.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { assertNoSideScroll, open, signIn, visitor } from './browser.mjs';

const rowsOf = (page) => page.locator('table tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replaceAll('\u00a0', ''))));

async function saved(page, kind) {
  await page.getByRole('button', { name: 'Выгрузить', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: kind }).click()]);
  return readFile(await download.path(), 'utf8');
}

function parsed(text, separator) {
  return text.replace(/^\ufeff/, '').trim().split('\r\n').slice(1).map((line) => line.split(separator).map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')));
}

test('tables of skills and the rooms around them', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page);

  await t.test('classes unfold under their school, and the files hold what is unfolded', async () => {
    for (const view of ['tasks', 'journal']) {
      await open(page, `/results?view=${view}&split=class`);
      await page.locator('table tbody tr').first().waitFor();
      const folded = (await rowsOf(page)).length;
      await page.getByRole('button', { name: /^Классы: / }).first().click();
      assert.ok((await rowsOf(page)).length > folded, view);
      await page.getByRole('button', { name: 'Развернуть все классы' }).click();
      assert.deepEqual(parsed(await saved(page, 'CSV для русского Excel'), ';'), await rowsOf(page), view);
      const points = (await rowsOf(page)).map((row) => row.map((cell) => (/^\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell)));
      assert.deepEqual(parsed(await saved(page, 'CSV (RFC 4180)'), ','), points, view);
    }
  });

  await t.test('without a description the map stands by tasks and says what to load', async () => {
    await open(page, '/results?view=skills&procedure=ОГЭ');
    await page.getByRole('note').getByText('описание КИМ этой работы не загружено').waitFor();
    await page.getByRole('list', { name: 'Цвета ячеек' }).waitFor();
    const svg = await saved(page, 'Рисунок SVG');
    for (const row of await rowsOf(page)) for (const cell of row.slice(1)) assert.ok(svg.includes(`>${cell}<`) || /\d{4}/.test(cell), cell);
  });

  await t.test('the map is walked by the keyboard, and Enter opens the works behind a number', async () => {
    await page.locator('table tbody td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const school = await page.evaluate(() => document.activeElement.parentElement.firstElementChild.textContent);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: `Работы: ${school}` });
    await drawer.getByRole('region', { name: 'Работы' }).waitFor();
    const count = Number((await drawer.getByText(/Просмотр отмечается/).textContent()).replaceAll('\u00a0', '').match(/^\d+/)[0]);
    const works = Number((await page.locator('tbody tr', { has: page.locator('th', { hasText: school }) }).first().locator('td').first().textContent()).replaceAll('\u00a0', ''));
    assert.ok(count >= works && works > 0, `${count} works behind ${works}`);
    await drawer.getByText('Показатели форм').click();
    await drawer.getByText('Форм с готовыми показателями').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  await t.test('a day before everything shows nothing, and stands in the link', async () => {
    await open(page, '/results?view=marks&known_on=2001-01-01');
    await page.getByText('Под этот отбор не попала ни одна работа').waitFor();
    assert.equal(await page.getByLabel('Известно на день').inputValue(), '2001-01-01');
    await page.getByLabel('Состав школ').selectOption('today');
    await page.waitForFunction(() => window.location.search.includes('structure=today'));
  });

  await t.test('a description is written on the page, shows in planned results and is taken back', async () => {
    await open(page, '/results?view=planned&procedure=ОГЭ');
    await page.getByRole('note').getByRole('link', { name: '«КИМ и шкалы»' }).click();
    await page.getByRole('region', { name: 'Чего не хватает' }).getByRole('button', { name: 'описания КИМ' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Планируемый результат').fill('Читать и записывать числа');
    await drawer.getByLabel('Откуда взято').fill('Описание работы');
    await drawer.getByRole('button', { name: 'Записать новую версию' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /Описание работы/ }).waitFor();
    await open(page, '/results?view=planned&procedure=ОГЭ');
    await page.getByRole('rowheader', { name: 'Читать и записывать числа' }).waitFor();
    await open(page, '/knowledge');
    await page.getByRole('row', { name: /Описание работы/ }).click();
    await page.getByRole('button', { name: 'Отменить последнюю правку' }).click();
    await page.getByRole('row', { name: /Описание работы/ }).waitFor({ state: 'hidden' });
  });

  await t.test('procedures go into the calendar at once, the board names who is late, and all of it is undone', async () => {
    await open(page, '/procedures');
    await page.getByRole('button', { name: 'Внести процедуру' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Процедура').fill('РПР');
    await drawer.getByLabel('Год').fill('2026');
    await drawer.getByLabel('Параллели').fill('9');
    await drawer.getByLabel('Предметы').fill('Математика, Физика');
    await drawer.getByLabel('Первый день').fill('2026-02-01');
    await drawer.getByRole('button', { name: 'Внести в календарь' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('columnheader', { name: /РПР, физика, 9 кл/ }).waitFor();
    const late = await page.getByRole('button', { name: 'опаздывает', exact: true }).count();
    assert.ok(late > 0);
    assert.ok((await page.getByRole('button', { name: 'не ждём', exact: true }).count()) > 0, 'a primary school is waited for');
    await page.getByRole('button', { name: 'опаздывает', exact: true }).first().click();
    await drawer.getByLabel('Имя').fill('Иванова И. И.');
    await drawer.getByLabel('Телефон').fill('8 (38500) 2-11-11');
    await drawer.getByRole('button', { name: 'Записать' }).last().click();
    await drawer.getByRole('link', { name: '8 (38500) 2-11-11' }).waitFor();
    assert.equal(await drawer.getByRole('link', { name: '8 (38500) 2-11-11' }).getAttribute('href'), 'tel:83850021111');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await assertNoSideScroll(page);
    await page.getByText('Календарь', { exact: true }).click();
    await page.getByRole('row', { name: /Физика.*РПР/ }).click();
    await drawer.getByRole('button', { name: 'Убрать из календаря' }).click();
    await page.getByRole('row', { name: /Физика.*РПР/ }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Отменить' }).last().click();
    await page.getByRole('row', { name: /Физика.*РПР/ }).waitFor();
  });

  assert.deepEqual(errors, []);
  await close();
});

test('a school finds only itself', async () => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'school_head');
  for (const path of ['/results?view=skills', '/results?view=tasks&split=class']) {
    await open(page, path);
    await page.locator('table tbody tr').first().waitFor();
    const names = (await page.locator('tr[data-level="school"] th').allTextContents()).map((name) => name.trim());
    assert.equal(new Set(names).size, 1, names.join(', '));
  }
  await open(page, '/procedures');
  assert.ok((await page.locator('table tbody tr').count()) <= 1);
  await open(page, '/knowledge');
  assert.equal(await page.getByRole('button', { name: /^Добавить/ }).count(), 0);
  assert.deepEqual(errors, []);
  await close();
});
