// Sign in → import → see the school → print the report.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { open, settled, signIn, visitor, world } from './browser.mjs';

test('a specialist imports a file, sees its school and prints the report', async (t) => {
  const { page, errors, close } = await visitor({ acceptDownloads: true });

  await t.test('a wrong password is refused in words and the form stays', async () => {
    await page.goto('/');
    await page.getByLabel('Логин').fill('nobody');
    await page.getByLabel('Пароль', { exact: true }).fill('wrong password');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /Войти не удалось/);
  });

  await t.test('the right one opens the overview', async () => {
    await signIn(page);
    await settled(page);
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /\d+.школ/);
    assert.ok((await page.getByRole('heading', { name: 'Результаты по предметам' }).count()) === 1);
  });

  await t.test('a figure opens how it was made', async () => {
    await page.getByTitle('Качество: как получено').first().click();
    const panel = page.getByRole('dialog', { name: 'Как получено' });
    await panel.getByText('Формула', { exact: true }).waitFor();
    assert.match(await panel.innerText(), /n = \d/);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  await t.test('a file is read and shown before anything is written', async () => {
    await open(page, '/imports');
    await page.setInputFiles('input[type=file]:not([webkitdirectory])', world.sample);
    await page.getByRole('button', { name: 'Записать' }).waitFor({ timeout: 60_000 });
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /прочитан/);
    assert.match(await page.locator('main').innerText(), /Участников/);
  });

  await t.test('the questions it asks are answered', async () => {
    const answer = page.getByRole('button', { name: 'Ответить и перечитать' });
    if ((await answer.count()) === 0) return;
    for (const select of await page.locator('main form select').all()) await select.selectOption({ index: 1 });
    await answer.click();
    await page.waitForFunction(() => !document.querySelector('main form'));
  });

  await t.test('it is written and leads to the schools', async () => {
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText(/Записано партией №/).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Посмотреть школы' }).click();
    await page.getByRole('table', { name: 'Школы' }).waitFor();
  });

  await t.test('the school shows its results, distribution and signs', async () => {
    await page.getByRole('table', { name: 'Школы' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Распределение первичных баллов' }).waitFor();
    await page.locator('figure svg').first().waitFor();
    assert.ok((await page.locator('figure').count()) >= 2, 'small multiples and the histogram');
    await page.getByRole('heading', { name: 'Признаки для дополнительной проверки' }).waitFor();
  });

  await t.test('the school prints as a page of A4', async () => {
    const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
    assert.ok(paper.length > 20_000);
  });

  await t.test('the report is downloaded as a Word file', async () => {
    await open(page, '/reports');
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('button', { name: /Скачать DOCX/ }).first().click()]);
    assert.match(download.suggestedFilename(), /\.docx$/);
    assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), 'PK');
  });

  await t.test('the batch is taken back from its card and may be put back', async () => {
    await open(page, '/batches');
    await page.getByRole('table', { name: 'Партии результатов' }).locator('tbody tr').first().click();
    const card = page.getByRole('dialog', { name: /^Партия №/ });
    await card.getByRole('button', { name: 'Убрать партию' }).click();
    await card.getByRole('button', { name: 'Вернуть партию' }).waitFor({ timeout: 30_000 });
  });

  await t.test('the console had nothing to complain of', () => assert.deepEqual(errors, []));
  await close();
});
