// Bringing files in: many at once, an unknown table told column by column, a school asked about, taken back and restored.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertNoSideScroll, open, signIn, visitor, world } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vekha-imports-'));

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function schoolOf(page) {
  return page.evaluate(async () => (await (await fetch('/api/nodes')).json()).find((node) => node.kind === 'school'));
}

test('files are brought in', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page);
  const school = await schoolOf(page);
  const own = file('Срез знаний.csv', `Срез знаний по району\nОрганизация;Код ученика;Класс;Вопрос А;Вопрос Б;Всего\n${school.name};901;8А;1;2;3\n${school.name};902;8А;0;1;1\nВечерняя школа Заречья;903;8Б;2;2;4\n`);
  let address = '';

  await t.test('several files are one import, each told by what it is', async () => {
    await open(page, '/imports');
    await page.getByLabel('Файлы для загрузки').setInputFiles([own, world.sample]);
    await page.getByRole('heading', { level: 1, name: /^2 файла прочитаны/ }).waitFor({ timeout: 60_000 });
    address = new URL(page.url()).pathname;
    const rows = await page.getByRole('region', { name: 'Файлы загрузки' }).locator('tbody tr').allInnerTexts();
    assert.match(rows.find((row) => row.includes('Срез')) ?? '', /форма не узнана/);
    assert.match(rows.find((row) => row.includes('География')) ?? '', /5 класс, География/);
    await assertNoSideScroll(page);
  });

  await t.test('it is found again after the page was left', async () => {
    await open(page, '/imports');
    await page.getByRole('heading', { name: /^Незаконченные загрузки: 1/ }).waitFor();
    await page.getByRole('link', { name: 'Продолжить' }).click();
    await page.getByRole('region', { name: 'Файлы загрузки' }).waitFor();
    assert.equal(new URL(page.url()).pathname, address);
  });

  await t.test('the columns of the unknown table are proposed, dragged, and seen as they will be read', async () => {
    await page.getByRole('link', { name: 'Назвать столбцы' }).click();
    const column = (name) => page.getByLabel(new RegExp(`«${name}»: что в нём`));
    await column('Код ученика').waitFor();
    assert.equal(await column('Код ученика').inputValue(), 'pupil');
    assert.equal(await column('Всего').inputValue(), 'total');
    await page.getByRole('listitem').filter({ hasText: /^Балл за задание$/ }).dragTo(page.getByRole('columnheader', { name: /Вопрос А/ }));
    assert.equal(await column('Вопрос А').inputValue(), 'score');
    await column('Вопрос Б').selectOption('score');
    await page.getByRole('cell', { name: '1 2', exact: true }).waitFor();
    await assertNoSideScroll(page);
    await page.getByLabel('Как назвать форму').fill('Срез знаний');
    await page.getByRole('button', { name: 'Читать файл так' }).click();
  });

  await t.test('what the file does not tell is asked once', async () => {
    await page.getByRole('heading', { name: 'Чего не видно из файлов' }).waitFor();
    await page.getByLabel('Укажите предмет').selectOption('Физика');
    await page.getByLabel('Укажите год').fill('2026');
    const grade = page.getByLabel('Укажите класс (параллель)');
    if ((await grade.count()) > 0) await grade.selectOption('8');
    await page.getByLabel('Укажите вид работы').selectOption('РПР');
    await page.getByRole('button', { name: 'Ответить и перечитать' }).click();
    await page.waitForFunction(() => !document.querySelector('main form'));
  });

  await t.test('both files become one batch', async () => {
    const schools = page.getByRole('heading', { name: /^Какие это школы/ });
    const store = page.getByRole('button', { name: 'Записать', exact: true, disabled: false });
    await schools.or(store).first().waitFor({ timeout: 60_000 });
    // A name that resembles nothing is a new school without a question.
    if (await schools.isVisible()) {
      await page.getByLabel('Это новая школа, завести её').first().check();
      await page.getByRole('button', { name: /^Подтвердить/ }).click();
      await schools.waitFor({ state: 'hidden' });
    }
    await store.click();
    await page.getByText(/Записано партией №/).waitFor({ timeout: 60_000 });
  });

  await t.test('the own form is in the list and goes away with a way back', async () => {
    await open(page, '/imports/forms');
    await page.getByRole('button', { name: 'Убрать форму: Срез знаний' }).click();
    await page.getByRole('button', { name: 'Отменить' }).click();
    await page.getByRole('button', { name: 'Убрать форму: Срез знаний' }).waitFor();
  });

  await t.test('the batch is found, taken back and put back', async () => {
    await open(page, '/batches?text=срез');
    const row = page.getByRole('table', { name: 'Партии результатов' }).locator('tbody tr');
    assert.equal(await row.count(), 1);
    await row.click();
    const panel = page.getByRole('dialog', { name: /^Партия №/ });
    await panel.getByText(/Раньше этих результатов не было|без изменений/).first().waitFor();
    await panel.getByRole('button', { name: 'Убрать партию' }).click();
    await panel.getByRole('button', { name: 'Вернуть партию' }).click();
    await panel.getByRole('button', { name: 'Убрать партию' }).waitFor();
  });

  await t.test('the same works again are compared with what is stored', async () => {
    const again = file('Срез знаний, исправлено.csv', `Организация;Код ученика;Класс;Вопрос А;Вопрос Б;Всего\n${school.name};901;8А;2;2;4\n${school.name};904;8А;1;1;2\n`);
    await open(page, '/imports');
    await page.getByLabel('Файлы для загрузки').setInputFiles([again]);
    await page.getByLabel('Укажите предмет').selectOption('Физика', { timeout: 60_000 });
    await page.getByLabel('Укажите год').fill('2026');
    const grade = page.getByLabel('Укажите класс (параллель)');
    if ((await grade.count()) > 0) await grade.selectOption('8');
    await page.getByLabel('Укажите вид работы').selectOption('РПР');
    await page.getByRole('button', { name: 'Ответить и перечитать' }).click();
    await page.getByRole('button', { name: 'Заменить записанное' }).click();
    await page.getByRole('heading', { name: 'Что изменится против записанного' }).waitFor();
    await page.getByText(/изменено 1/).first().click();
    await page.getByRole('cell', { name: 'балл 3', exact: true }).waitFor();
    await page.getByRole('cell', { name: 'балл 4', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Не записывать' }).click();
    await page.getByRole('heading', { level: 1, name: 'Загрузка файлов' }).waitFor();
  });

  assert.deepEqual(errors, []);
  await close();
  rmSync(folder, { recursive: true, force: true });
});
