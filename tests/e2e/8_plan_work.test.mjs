// Work on the plan itself: its faults, its versions, the cells of its matrix, proposals, papers.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { has, open, settled, signIn, visitor } from './browser.mjs';

test('a fault of the plan is mended by one click and taken back', { skip: !(await has('/api/roadmaps/{id}/lint')) }, async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'specialist');
  await open(page, '/roadmaps/1/lint');

  await t.test('findings stand by gravity with their place', async () => {
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Проверка карты/);
  });

  await t.test('a suggestion is taken and taken back', async () => {
    const mend = page.getByRole('button', { name: /^Исправить: / });
    const before = await mend.count();
    if (before === 0) return;
    await mend.first().click();
    await page.getByText(/^Исправлено: /).waitFor();
    await page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await page.waitForFunction((count) => [...document.querySelectorAll('main button')].filter((button) => button.textContent === 'Исправить').length === count, before);
  });

  await t.test('one is set aside with a reason and comes back', async () => {
    await open(page, '/roadmaps/1/lint');
    const aside = page.getByRole('button', { name: 'Не исправлять' });
    if ((await aside.count()) === 0) return;
    await aside.first().click();
    await page.getByLabel('Почему не исправлять').fill('Так утверждено');
    await page.locator('main form').getByRole('button', { name: 'Не исправлять' }).click();
    await page.getByText('Замечание отложено').waitFor();
    await page.getByLabel(/Показать отложенные/).check();
    await page.getByText('Не исправлять: Так утверждено').waitFor();
    await page.getByRole('button', { name: 'Вернуть в список' }).first().click();
    await page.getByText('Не исправлять: Так утверждено').waitFor({ state: 'hidden' });
  });

  await t.test('the console was silent', () => assert.deepEqual(errors, []));
  await close();
});

test('a plan is approved, amended and compared', { skip: !(await has('/api/roadmaps/{id}/versions')) }, async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'head');
  await open(page, '/roadmaps/1/versions');

  await t.test('the head approves the draft by an act', async () => {
    const approve = page.getByRole('table', { name: 'Редакции карты' }).getByRole('button', { name: 'Утвердить' });
    if ((await approve.count()) > 0) {
      await approve.first().click();
      const form = page.getByRole('dialog', { name: /Утвердить редакцию/ });
      await form.getByLabel('Номер').fill('12');
      await form.getByLabel('Дата').fill('2026-01-20');
      await form.getByLabel('Кто подписал').fill('Иванова А. П.');
      await form.getByRole('button', { name: 'Утвердить' }).click();
      await page.getByText(/Редакция \d+ утверждена/).waitFor();
    }
    await page.getByRole('heading', { level: 1, name: /Действует редакция/ }).waitFor();
  });

  await t.test('changes begin as a draft of the next version', async () => {
    await page.getByRole('button', { name: 'Внести изменения' }).click();
    await page.getByLabel('Почему вносятся изменения').fill('По итогам анализа');
    await page.getByRole('button', { name: 'Создать проект' }).click();
    await page.waitForURL(/\/roadmaps\/\d+$/);
    await settled(page);
  });

  await t.test('a measure of the draft is changed from its panel', async () => {
    await page.locator('tbody tr[tabindex]').first().click();
    const panel = page.getByRole('dialog', { name: 'Мероприятие', exact: true });
    await panel.getByText('По этой редакции не работают').waitFor();
    await panel.getByRole('button', { name: 'Изменить мероприятие' }).click();
    const form = page.getByRole('dialog', { name: /^Мероприятие \d/ });
    await form.getByLabel('Срок', { exact: true }).fill('до 1 марта 2027');
    await form.getByRole('button', { name: 'Сохранить' }).click();
    await panel.getByText('до 1 марта 2027').first().waitFor();
  });

  await t.test('the draft is compared with the running version', async () => {
    const id = /\/roadmaps\/(\d+)/.exec(page.url())?.[1];
    await open(page, `/roadmaps/${id}/diff`);
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Отличия редакций: изменено 1/);
  });

  await t.test('the console was silent', () => assert.deepEqual(errors, []));
  await close();
});

test('the matrix names its empty cells and a measure moves between cells', { skip: !(await has('/api/roadmaps/{id}/matrix')) }, async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'specialist');
  await open(page, '/roadmaps/1/matrix');

  await t.test('a full cell tells what stands behind it', async () => {
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Матрица управления/);
    await page.getByRole('button', { name: /подтверждено/ }).first().click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  });

  await t.test('it prints as A4 across', async () => {
    const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  });

  await t.test('the console was silent', () => assert.deepEqual(errors, []));
  await close();
});

test('a school proposes, the specialist decides', { skip: !(await has('/api/proposals')) }, async () => {
  const school = await visitor();
  await signIn(school.page, 'school_head');
  await open(school.page, '/proposals');
  assert.equal(await school.page.getByRole('button', { name: 'Принять' }).count(), 0);
  await school.page.getByRole('button', { name: 'Предложить' }).first().click();
  const form = school.page.getByRole('dialog', { name: 'Предложить мероприятие' });
  await form.getByLabel('Что предлагаете сделать').fill('Школьная неделя функциональной грамотности');
  await form.getByLabel('Зачем').fill('Низкие результаты читательской грамотности');
  await form.getByRole('button', { name: 'Отправить' }).click();
  await school.page.getByText('Школьная неделя функциональной грамотности').waitFor();
  const office = await visitor();
  await signIn(office.page, 'specialist');
  await open(office.page, '/proposals');
  await office.page.getByRole('button', { name: 'Принять' }).first().click();
  await office.page.getByText('Предложение принято').waitFor();
  assert.deepEqual([...school.errors, ...office.errors], []);
  await school.close();
  await office.close();
});

test('an order is drafted, registered and read', { skip: !(await has('/api/templates')) }, async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'specialist');
  await open(page, '/papers/new');

  await t.test('a draft is made of a template', async () => {
    for (const field of await page.locator('main form input[required], main form textarea[required]').all()) {
      if (await field.inputValue()) continue;
      await field.fill((await field.getAttribute('type')) === 'date' ? '2026-02-02' : 'О проведении процедуры');
    }
    await page.getByRole('button', { name: 'Подготовить проект' }).click();
    await page.waitForURL(/paper=\d+/);
  });

  await t.test('it gets its number and somebody has read it', async () => {
    const card = page.getByRole('dialog');
    await card.getByRole('button', { name: 'Зарегистрировать' }).click();
    await card.locator('form').getByRole('button', { name: 'Зарегистрировать' }).click();
    await page.getByText(/Зарегистрирован: №/).waitFor();
    await card.getByLabel('Кого ознакомить').fill('Петрова И. И.');
    await card.getByRole('button', { name: 'Добавить' }).click();
    await card.getByRole('button', { name: 'Ознакомлен: Петрова И. И.' }).click();
    await card.getByText(/ознакомлен \d\d\.\d\d\.\d{4}/).waitFor();
  });

  await t.test('the console was silent', () => assert.deepEqual(errors, []));
  await close();
});
