// The catalogue of indicators, a card with its views, a set filled and taken back, a norm, a trial that stores nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertNoSideScroll, open, settled, signIn, visitor } from './browser.mjs';

const quiet = (page) => page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));

test('indicators', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'head');

  await t.test('the catalogue is searched by words of a name and a family', async () => {
    await open(page, '/indicators');
    await page.getByLabel('Найти', { exact: true }).fill('успеваемость');
    await page.getByRole('link', { name: 'Успеваемость', exact: true }).waitFor();
    await assertNoSideScroll(page);
  });

  await t.test('a card shows values, tiles, years and what it rests on', async () => {
    await page.getByRole('link', { name: 'Успеваемость', exact: true }).click();
    await settled(page);
    await page.locator('table tbody tr').first().waitFor();
    for (const [tab, sight] of [['Сравнение школ', 'table tbody tr'], ['Плитки', 'ul[aria-label] li strong'], ['Динамика', 'table tbody tr'], ['Распределение', 'figure svg']]) {
      await page.getByRole('radiogroup', { name: 'Что показать' }).getByText(tab, { exact: true }).click();
      await page.locator(sight).first().waitFor();
      await assertNoSideScroll(page);
    }
    await page.getByText('О показателе', { exact: true }).click();
    await page.getByRole('heading', { name: 'На чём основано' }).waitFor();
  });

  await t.test('a value tells how it was made and gives its bundle', async () => {
    await open(page, '/indicators/success');
    await page.getByTitle('Как получено').first().click();
    await page.getByRole('heading', { name: 'С числами' }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Скачать/ }).click()]);
    assert.match(file.suggestedFilename(), /\.json$/);
  });

  await t.test('moved borders show who changes colour and stay in the address', async () => {
    await open(page, '/indicators/low_vpr?z_green=0&z_yellow=1');
    await page.getByText(/Сменили цвет: \d+/).waitFor();
    await page.getByRole('button', { name: 'Вернуть как в определении' }).click();
    await page.waitForFunction(() => !window.location.search.includes('z_'));
  });

  await t.test('a norm colours schools and is taken back', async () => {
    await open(page, '/indicators/success?view=norms');
    await page.getByRole('button', { name: 'Добавить норматив или цель' }).click();
    await page.getByLabel(/^Значение/).fill('100');
    await page.getByLabel(/^Акт/).fill('Приказ № 7');
    await page.getByLabel(/^Дата акта/).fill('2026-02-01');
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByRole('rowheader', { name: 'для всех' }).waitFor();
    await page.getByRole('button', { name: 'Отменить', exact: true }).first().click();
    await page.getByText(/отменён \d/).waitFor();
  });

  await t.test('a slot is filled, computed by schools, and taken back by the message', async () => {
    await open(page, '/indicators/sets/index-8');
    await page.getByText(/только когда заполнены все места/).waitFor();
    await page.getByRole('button', { name: 'Место 1: заполнить' }).click();
    await page.getByRole('combobox', { name: 'Показатель' }).fill('Успеваемость');
    await page.getByRole('option', { name: 'Успеваемость', exact: true }).click();
    await page.getByLabel('Основание').fill('приказ № 7');
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByRole('heading', { level: 1, name: /заполнено 1 из 8/ }).waitFor();
    await page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /заполнено 0 из 8/ }).waitFor();
  });

  await t.test('a set is shown by schools and tried with another way of joining', async () => {
    await open(page, '/indicators/sets/school-rating?view=values');
    await page.locator('table tbody tr').first().waitFor();
    await page.getByLabel('Как сводить').selectOption('mean');
    await page.waitForFunction(() => window.location.search.includes('agg=mean'));
    await page.getByText('Проба: записанное не меняется').waitFor();
    await quiet(page);
    await assertNoSideScroll(page);
  });

  assert.deepEqual(errors, []);
  await close();
});
