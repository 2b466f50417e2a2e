// The road of one task: a school sends its evidence, the controller returns it, the school mends it, the controller accepts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { has, open, settled, signIn, visitor, world } from './browser.mjs';

const panel = (page, name = 'Задача') => page.getByRole('dialog', { name });

/** Opens the first task of the school that nobody has touched; returns its address. */
async function firstTask(page) {
  await open(page, '/tasks?whose=all&status=planned');
  await page.getByRole('table', { name: 'Задачи' }).locator('tbody tr[tabindex]').first().click();
  await panel(page).getByRole('heading', { name: 'Подтверждения' }).waitFor();
  return new URL(page.url()).searchParams.get('task');
}

async function toTask(page, id) {
  await open(page, `/tasks?whose=all&closed=1&task=${id}`);
  await panel(page).getByRole('heading', { name: 'История' }).waitFor();
}

test('evidence goes to the controller, back with a remark, and is accepted', { skip: !(await has('/api/tasks')) }, async (t) => {
  const school = await visitor();
  const controller = await visitor();
  await signIn(school.page, 'school_head');
  await signIn(controller.page, 'controller');
  let task;

  await t.test('a school sees its tasks by nearness and cannot accept or move them', async () => {
    task = await firstTask(school.page);
    assert.equal(await panel(school.page).getByRole('button', { name: 'Принять' }).count(), 0);
    assert.equal(await panel(school.page).getByRole('button', { name: 'Перенести' }).count(), 0);
    assert.ok(await panel(school.page).getByRole('button', { name: 'Отправить на проверку' }).isDisabled(), 'without evidence nothing is sent');
  });

  await t.test('it attaches a file and sends the task with its result', async () => {
    await panel(school.page).locator('input[type=file]').setInputFiles({ name: 'приказ.txt', mimeType: 'text/plain', buffer: Buffer.from('Приказ школы') });
    await panel(school.page).getByRole('link', { name: /Приказ|приказ|документ|План|Список|Справка|Отчёт|Протокол|Программа/ }).first().waitFor();
    await panel(school.page).getByRole('button', { name: 'Отправить на проверку' }).click();
    await panel(school.page).getByLabel('Что сделано на деле').fill('Назначены координаторы');
    await panel(school.page).locator('form').getByRole('button', { name: 'Отправить на проверку' }).click();
    await panel(school.page).getByText('на проверке').first().waitFor();
  });

  await t.test('the controller sees it waiting and returns it with a remark', async () => {
    await open(controller.page, '/tasks?whose=review');
    await toTask(controller.page, task);
    await panel(controller.page).getByRole('button', { name: /Вернуть/ }).click();
    await panel(controller.page).getByLabel('Замечание исполнителю').fill('Приложите подписанный приказ');
    await panel(controller.page).locator('form').getByRole('button', { name: /Вернуть/ }).click();
    await panel(controller.page).getByText('в работе').first().waitFor();
  });

  await t.test('the school reads the remark, removes a paper with a reason, restores it and sends again', async () => {
    await toTask(school.page, task);
    await panel(school.page).getByText('Приложите подписанный приказ').first().waitFor();
    await panel(school.page).getByRole('button', { name: /^Убрать: / }).first().click();
    await panel(school.page).getByLabel('Почему убираете').fill('Не та редакция');
    await panel(school.page).getByRole('button', { name: 'Убрать', exact: true }).click();
    await panel(school.page).getByText(/Не та редакция/).first().waitFor();
    await panel(school.page).getByRole('button', { name: /^Вернуть: / }).first().click();
    await panel(school.page).getByRole('button', { name: /^Убрать: / }).first().waitFor();
    await panel(school.page).getByRole('button', { name: 'Отправить на проверку' }).click();
    await panel(school.page).locator('form').getByRole('button', { name: 'Отправить на проверку' }).click();
    await panel(school.page).getByText('на проверке').first().waitFor();
  });

  await t.test('the controller accepts, and takes it back, and accepts', async () => {
    await toTask(controller.page, task);
    await panel(controller.page).getByRole('button', { name: 'Принять' }).click();
    await panel(controller.page).getByText('выполнено').first().waitFor();
    await controller.page.getByRole('button', { name: 'Отменить', exact: true }).last().click();
    await panel(controller.page).getByRole('button', { name: 'Принять' }).waitFor();
    await panel(controller.page).getByRole('button', { name: 'Принять' }).click();
    await panel(controller.page).getByText('выполнено').first().waitFor();
  });

  await t.test('the consoles had nothing to complain of', () => assert.deepEqual([...school.errors, ...controller.errors], []));
  await school.close();
  await controller.close();
});

test('two people change one task: the second sees both versions', { skip: !(await has('/api/tasks')) }, async (t) => {
  const first = await visitor();
  const second = await visitor();
  await signIn(first.page, 'school_head');
  await signIn(second.page, 'school_deputy');
  const task = await firstTask(first.page);
  await toTask(second.page, task);

  await t.test('the one who was second is shown both, and nothing is written before a choice', async () => {
    await panel(second.page).getByRole('button', { name: /Взять в работу/ }).waitFor();
    await panel(first.page).locator('input[type=file]').setInputFiles({ name: 'справка.txt', mimeType: 'text/plain', buffer: Buffer.from('Справка') });
    await panel(first.page).getByText('справка.txt').first().waitFor();
    await panel(first.page).getByRole('button', { name: /Взять в работу/ }).click();
    await panel(first.page).getByText('в работе').first().waitFor();
    await panel(second.page).getByRole('button', { name: /Взять в работу/ }).click();
    const merge = second.page.getByRole('region', { name: 'Две версии записи' });
    await merge.getByText(/изменил кто-то другой/).waitFor();
    await merge.getByRole('button', { name: /Оставить записанное/ }).click();
    await merge.waitFor({ state: 'hidden' });
  });

  await first.close();
  await second.close();
});

test('two people edit one measure: nothing is overwritten silently', { skip: !(await has('/api/roadmaps/{id}/versions')) }, async (t) => {
  const first = await visitor();
  const second = await visitor();
  await signIn(first.page, 'specialist');
  await signIn(second.page, 'head');
  await open(first.page, '/roadmap');
  const row = first.page.locator('tbody tr[tabindex]').first();
  await row.click();
  await panel(first.page, /Мероприятие/).getByRole('button', { name: 'Изменить мероприятие' }).waitFor();
  const address = new URL(first.page.url());
  await second.page.goto(address.pathname + address.search);
  const edit = (page) => page.getByRole('dialog', { name: /^Мероприятие \S/ });

  await t.test('both open the form; the first saves', async () => {
    for (const { page } of [first, second]) {
      await panel(page, /Мероприятие/).getByRole('button', { name: 'Изменить мероприятие' }).click();
      await edit(page).getByLabel('Почему меняется').fill('Уточнение');
    }
    await edit(first.page).getByLabel('Ожидаемый результат').fill('Результат первого');
    await edit(second.page).getByLabel('Ожидаемый результат').fill('Результат второго');
    await edit(first.page).getByRole('button', { name: 'Сохранить' }).click();
    await first.page.getByText(/Мероприятие .* изменено/).waitFor();
  });

  await t.test('the second sees both and merges by hand', async () => {
    await edit(second.page).getByRole('button', { name: 'Сохранить' }).click();
    const merge = second.page.getByRole('region', { name: 'Две версии записи' });
    await merge.waitFor();
    assert.match(await merge.innerText(), /Результат первого/);
    assert.match(await merge.innerText(), /Результат второго/);
    assert.ok(await merge.getByRole('button', { name: 'Сохранить общую версию' }).isDisabled());
    await merge.getByRole('button', { name: 'Ожидаемый результат: написать иначе' }).click();
    await merge.getByLabel('Ожидаемый результат: своя запись').fill('Результат первого и второго');
    await merge.getByRole('button', { name: 'Сохранить общую версию' }).click();
    await second.page.getByText(/Мероприятие .* изменено/).waitFor();
    await panel(second.page, /Мероприятие/).locator('dd', { hasText: 'Результат первого и второго' }).waitFor();
  });

  await first.close();
  await second.close();
});

test('reminders are read, settings are kept, a calendar is given once', { skip: !(await has('/api/notifications')) }, async (t) => {
  const { page, errors, close } = await visitor();
  await signIn(page, 'specialist');

  await t.test('the bell leads to the list', async () => {
    await page.getByRole('link', { name: /^Уведомления/ }).click();
    await settled(page);
    assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /уведомлени/i);
  });

  await t.test('settings of reminders are saved', async () => {
    await open(page, '/profile');
    await page.getByLabel('За сколько дней до срока').fill('14, 3');
    await page.getByLabel('Адрес почты').fill('ivanova@example.ru');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Напоминания настроены').waitFor();
    await open(page, '/profile');
    assert.equal(await page.getByLabel('За сколько дней до срока').inputValue(), '14, 3');
  });

  await t.test('the address of a calendar answers as iCalendar and stops when it is cut off', async () => {
    await page.getByRole('button', { name: 'Создать адрес' }).click();
    const address = new URL(await page.getByLabel(/Адрес календаря/).inputValue());
    const calendar = () => fetch(`${world.address}${address.pathname}`);
    assert.match(await (await calendar()).text(), /^BEGIN:VCALENDAR/);
    await page.getByRole('button', { name: /^Отключить: / }).first().click();
    await page.getByText('Календарь отключён').waitFor();
    assert.equal((await calendar()).status, 404);
  });

  await t.test('and the console was silent', () => assert.deepEqual(errors, []));
  await close();
});
