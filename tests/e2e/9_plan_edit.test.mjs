// A plan is changed from the page: a measure is added, split and taken out, each with its way back; people get accounts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertNoSideScroll, open, signIn, visitor, world } from './browser.mjs';

/** A dialog by its whole title: «Мероприятие» is not «Новое мероприятие». */
const form = (page, name) => page.getByRole('dialog', { name, exact: true });
const undo = (page) => page.getByRole('button', { name: 'Отменить' }).last();
const row = (page, text) => page.locator('tbody tr[tabindex]', { hasText: text });

test('measures of a plan', async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page);

  await t.test('while the term of a new measure is typed the page says how it is read, and the measure joins its section', async () => {
    await open(page, '/roadmap');
    await page.getByRole('button', { name: 'Добавить', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Мероприятие в эту карту' }).click();
    const add = form(page, 'Новое мероприятие');
    await add.getByLabel('Мероприятие').fill('Сверить журналы с протоколами');
    await add.getByLabel('Срок', { exact: true }).fill('когда получится');
    await add.getByText(/не разобран|не понят/).waitFor();
    await add.getByLabel('Срок', { exact: true }).fill('ежегодно, ноябрь');
    await add.getByText(/Понято: ежегодно/).waitFor();
    await add.getByLabel('Почему добавляется').fill('Поручение совещания');
    await add.getByRole('button', { name: 'Добавить', exact: true }).click();
    await form(page, 'Мероприятие').getByText('Сверить журналы с протоколами').waitFor();
    await page.keyboard.press('Escape');
    await row(page, 'Сверить журналы').waitFor();
  });

  await t.test('one measure becomes two and one again', async () => {
    await row(page, 'Сверить журналы').click();
    await form(page, 'Мероприятие').getByRole('button', { name: 'Разделить' }).click();
    const split = form(page, /Разделить мероприятие/);
    await split.getByRole('group', { name: 'Часть 2' }).getByLabel('Мероприятие').fill('Разобрать расхождения на совещании');
    await split.getByLabel('Почему разделяется').fill('Два исполнителя');
    await split.getByRole('button', { name: 'Разделить' }).click();
    await split.waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await row(page, 'Разобрать расхождения').waitFor();
    await undo(page).click();
    await row(page, 'Разобрать расхождения').waitFor({ state: 'detached' });
  });

  await t.test('a measure is taken out and comes back', async () => {
    await row(page, 'Сверить журналы').click();
    await form(page, 'Мероприятие').getByRole('button', { name: 'Исключить' }).click();
    await form(page, /Исключить мероприятие/).getByLabel('Почему исключается').fill('Вошло в другое мероприятие');
    await form(page, /Исключить мероприятие/).getByRole('button', { name: 'Исключить' }).click();
    await row(page, 'Сверить журналы').waitFor({ state: 'detached' });
    await undo(page).click();
    await row(page, 'Сверить журналы').waitFor();
  });

  await t.test('tasks are counted by the server under each heading and sorted by another column', async () => {
    await open(page, '/tasks?whose=all');
    const number = (text) => Number(/[\d\s]*\d/.exec(text)?.[0].replace(/\s/g, ''));
    const late = page.locator('tr[data-key=overdue] th span');
    await late.waitFor();
    const asked = await page.request.get('/api/tasks?overdue=true&status=planned,in_work,review&limit=1');
    assert.equal(number(await late.innerText()), (await asked.json()).total);
    await page.getByRole('button', { name: 'Исполнитель' }).click();
    await page.waitForURL(/sort=executor/);
    await page.locator('tr[data-key]').first().waitFor({ state: 'detached' });
  });

  await t.test('lists of schools tell who depends on them', async () => {
    await open(page, '/school-lists');
    await page.getByRole('heading', { name: /^Школы с признаками необъективности/ }).waitFor();
    await page.getByText('Кому в планах поручено этим списком').first().waitFor();
    await assertNoSideScroll(page);
  });

  await t.test('the console was silent', () => assert.deepEqual(errors, []));
  await close();
});

test('accounts', async (t) => {
  const { page, close } = await visitor();
  await signIn(page, 'administrator');
  const table = page.getByRole('table', { name: 'Учётные записи' });

  await t.test('a person is added with a password told once and can enter with it', async () => {
    await open(page, '/accounts');
    await page.getByRole('button', { name: 'Добавить человека' }).click();
    const add = form(page, 'Новая учётная запись');
    await add.getByLabel('Фамилия').fill('Громова Инна Олеговна');
    await add.getByLabel('Роль').selectOption({ label: 'Специалист управления образования' });
    await add.getByRole('button', { name: 'Добавить' }).click();
    const made = form(page, 'Учётная запись добавлена');
    const [login, password] = [await made.getByLabel('Логин').inputValue(), await made.getByLabel('Пароль').inputValue()];
    assert.equal(login, 'gromova.io');
    await made.getByRole('button', { name: 'Готово' }).click();
    await table.getByText('Громова Инна Олеговна').waitFor();
    const entered = await fetch(`${world.address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: world.address }, body: JSON.stringify({ login, password }) });
    assert.equal(entered.status, 200);
  });

  await t.test('the door is shut and opened again', async () => {
    await table.getByText('Громова Инна Олеговна').click();
    const panel = form(page, 'Учётная запись');
    await panel.getByRole('button', { name: 'Отключить' }).click();
    await panel.getByText('Учётная запись отключена').waitFor();
    await panel.getByRole('button', { name: 'Включить' }).click();
    await panel.getByRole('button', { name: 'Отключить' }).waitFor();
  });
  await close();
});
