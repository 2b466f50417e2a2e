// A case from the question to the school to its outcome, and works marked again by an expert who sees codes only.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertNoSideScroll, open, settled, signIn, visitor } from './browser.mjs';

/** Fills a step in its drawer and sends it. */
async function step(page, action, fill, said = 'Записано') {
  const main = page.getByRole('button', { name: action, exact: true }).first();
  if (await main.isVisible()) await main.click();
  else {
    await page.getByRole('button', { name: 'Ещё' }).click();
    await page.getByRole('menuitem', { name: action }).click();
  }
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  await fill(drawer);
  await drawer.getByRole('button', { name: action === 'Ответить' ? 'Отправить ответ' : action }).click();
  await drawer.waitFor({ state: 'hidden' });
  await page.getByText(said).last().waitFor();
}

test('a case and a re-check', async (t) => {
  const { page, errors, close } = await visitor();
  const school = await visitor();
  await signIn(page);
  await signIn(school.page, 'school_head');
  const own = await school.page.evaluate(async () => (await (await fetch('/api/session')).json()).node.name);
  let address = '';

  await t.test('the office asks and the school alone hears of it', async () => {
    await open(page, '/objectivity/cases');
    await page.getByRole('button', { name: 'Открыть случай' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('combobox', { name: 'Школа' }).fill(own);
    await page.getByRole('option', { name: own }).first().click();
    await drawer.getByRole('combobox', { name: 'По чему признак' }).click();
    await page.getByRole('option', { name: /другого источника/ }).click();
    await drawer.getByLabel(/^Откуда известно/).fill('Письмо отдела контроля от 12 октября');
    await drawer.getByRole('button', { name: 'Открыть случай' }).click();
    await page.waitForURL(/\/objectivity\/cases\/\d+$/);
    await settled(page);
    await page.getByText(/До этого случай видите только вы и она/).waitFor();
    address = new URL(page.url()).pathname;
    await assertNoSideScroll(page);
    const head = await visitor();
    await signIn(head.page, 'head');
    await head.page.goto(address);
    await head.page.getByText('Такого случая нет').waitFor();
    await head.close();
  });

  await t.test('the school answers first', async () => {
    await open(school.page, '/objectivity/cases');
    await school.page.getByRole('heading', { level: 1, name: /ждут вашего ответа — 1/ }).waitFor();
    await open(school.page, address);
    await step(school.page, 'Ответить', (drawer) => drawer.getByLabel(/^Ответ/).fill('Классы набраны в этом году заново, приказ приложен.'), 'Ответ отправлен');
  });

  await t.test('then come publication, causes, a recommendation drafted by them, a measure', async () => {
    await page.reload();
    await settled(page);
    await step(page, 'Открыть для работы', async () => undefined);
    await step(page, 'Назвать причины', (drawer) => drawer.getByLabel('Работы проверял учитель, который ведёт этот класс').check());
    await step(page, 'Дать рекомендацию', async (drawer) => {
      const words = drawer.getByLabel(/^Рекомендация/);
      await page.waitForFunction(() => /обезличенно/.test(document.querySelector('[role=dialog] textarea')?.value ?? ''));
      assert.match(await words.inputValue(), /комиссией/);
    });
    await step(page, 'Назначить меру', (drawer) => drawer.getByLabel(/^Мера/).fill('Проверка комиссией в октябре'));
    await page.getByText('Дальше: перепроверьте работы.').waitFor();
  });

  await t.test('a step is taken back from the message of it', async () => {
    await page.getByRole('button', { name: 'Ещё' }).click();
    await page.getByRole('menuitem', { name: 'Отменить последний шаг' }).click();
    await page.getByText('Дальше: назначьте меру.').waitFor();
    await page.getByText(/отменено \d\d\./).first().waitFor();
  });

  await t.test('works are drawn and given to an expert of no school here', async () => {
    await open(page, '/objectivity/rechecks');
    await page.getByRole('button', { name: 'Отобрать работы' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('combobox', { name: 'Работа' }).fill('ВПР, математика');
    await page.getByRole('option', { name: /^ВПР, математика/ }).first().click();
    await drawer.getByText('число работ').click();
    await drawer.getByLabel('Сколько взять').fill('3');
    await drawer.getByRole('button', { name: 'Отобрать работы' }).click();
    await page.waitForURL(/\/objectivity\/rechecks\/\d+$/);
    await settled(page);
    await page.getByRole('combobox', { name: 'Учётная запись эксперта' }).click();
    await page.getByRole('option', { name: /Эксперт по перепроверке/ }).click();
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByRole('rowheader', { name: 'Эксперт по перепроверке' }).waitFor();
    await page.getByRole('button', { name: 'Раздать работы' }).click();
    await page.getByText('Работы розданы экспертам').waitFor();
    await assertNoSideScroll(page);
  });

  await t.test('the expert enters points by keyboard and sees no school', async () => {
    const expert = await visitor();
    await signIn(expert.page, 'expert');
    await open(expert.page, `${new URL(page.url()).pathname}/entry`);
    const text = await expert.page.locator('main').innerText();
    assert.ok(!/СОШ|Гимназия|Лицей/i.test(text), 'a school is named');
    const inputs = expert.page.locator('tbody input');
    await inputs.first().focus();
    const count = await inputs.count();
    await expert.page.keyboard.type('99');
    assert.equal(await inputs.first().getAttribute('aria-invalid'), 'true');
    await inputs.first().fill('');
    await inputs.first().focus();
    for (let index = 0; index < count; index += 1) {
      await expert.page.keyboard.type('0');
      await expert.page.keyboard.press('Tab');
    }
    const rows = await expert.page.locator('tbody tr').count();
    await expert.page.getByRole('heading', { level: 1, name: `Внесено ${rows} из ${rows}` }).waitFor();
    assert.deepEqual(expert.errors, []);
    await expert.close();
  });

  await t.test('the organiser sees how far both agree', async () => {
    await page.reload();
    await settled(page);
    await page.getByText(/в среднем балл изменился на/).waitFor();
    await page.getByRole('heading', { name: 'По заданиям' }).waitFor();
    await page.getByRole('button', { name: 'Завершить' }).click();
    await page.getByRole('heading', { level: 1, name: /завершена/ }).waitFor();
    await assertNoSideScroll(page);
  });

  assert.deepEqual(errors, []);
  assert.deepEqual(school.errors, []);
  await school.close();
  await close();
});
