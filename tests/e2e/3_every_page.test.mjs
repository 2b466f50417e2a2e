// Every page, light and dark: no serious violation of accessibility, no side scroll at 1366×768, a silent console.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { assertNoSideScroll, open, signIn, visitor } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const pages = {
  обзор: '/',
  'дорожная карта': '/roadmap',
  'карта по кварталам': '/roadmap?view=grid',
  'карта на ленте времени': '/roadmap?view=gantt',
  'карта на ленте по дням': '/roadmap?view=gantt&zoom=days',
  'карта по дням месяца': '/roadmap?view=calendar&month=2026-08',
  'карта доской': '/roadmap?view=board',
  'ход выполнения': '/roadmap?view=progress',
  'ход выполнения таблицей': '/roadmap?view=progress&by=executor&as=table',
  'карта с условиями': '/roadmap?q=приказ&status=planned',
  загрузка: '/imports',
  'загрузка дорожной карты': '/imports?kind=roadmap',
  загруженное: '/batches',
  'результаты: отметки': '/results',
  'результаты: работы': '/results?view=individual',
  'результаты: баллы': '/results?view=scores&split=all',
  'результаты: задания': '/results?view=tasks&split=class',
  'результаты: планируемые': '/results?view=planned&gather=task',
  'результаты: карта умений': '/results?view=skills&split=class&known_on=2099-01-01',
  'результаты: сводная': '/results?view=pivot&columns=subject',
  'показатели по предметам': '/indicators/table',
  'показатели по школам': '/indicators/table?by=school',
  'каталог показателей': '/indicators',
  'показатель: таблица': '/indicators/quality',
  'показатель: плитки': '/indicators/quality?view=map',
  'показатель: динамика': '/indicators/quality?view=years',
  'показатель: карточка': '/indicators/quality?view=about',
  'показатель: сравнение': '/indicators/low_vpr?view=compare&z_green=5',
  'показатель: нормативы': '/indicators/quality?view=norms',
  'рейтинги': '/indicators/ratings',
  'новый рейтинг': '/indicators/ratings/new',
  'новый показатель': '/indicators/own/new',
  'похожие школы': '/indicators/similar',
  'наборы показателей': '/indicators/sets',
  'набор: места': '/indicators/sets/index-17',
  'набор: по школам': '/indicators/sets/preparation?view=values',
  формула: '/indicators/formula?by=school,year',
  объективность: '/objectivity',
  'объективность: доска': '/objectivity/board',
  'зоны риска': '/risk',
  'профили риска': '/risk/profiles',
  'уровень и изменение': '/risk/matrix',
  'официальный список': '/risk/official',
  'сравнение школ': '/comparison',
  'что видно': '/power',
  'дефициты по умениям': '/skills',
  'дефициты за год': '/skills/year',
  'дефициты за год по классам': '/skills/year?split=class&gather=skill',
  'группы школ': '/clusters',
  'связи с условиями': '/clusters/links',
  школы: '/schools',
  отчёты: '/reports',
  процедуры: '/procedures',
  'КИМ и шкалы': '/knowledge?list=scale',
  'правки справочника': '/knowledge?list=history',
  моё: '/tasks',
  'все задачи': '/tasks?whose=all&closed=1',
  исполнители: '/roadmaps/1/executors',
  события: '/roadmaps/1/events',
  'списки школ': '/school-lists?roadmap=1',
  'замечания к карте': '/roadmaps/1/lint',
  'задачи карты': '/tasks?roadmap=1',
  'планы школ': '/roadmaps/1/school-plans',
  уведомления: '/notifications?show=all',
  напоминания: '/profile',
  'страница, которой нет': '/nowhere',
};

async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
}

async function check(page) {
  assert.deepEqual(await violations(page), []);
  await assertNoSideScroll(page);
}

for (const scheme of ['light', 'dark']) {
  test(`pages in ${scheme}`, async (t) => {
    const { page, errors, close } = await visitor({ colorScheme: scheme, reducedMotion: 'reduce' });

    await t.test(`${scheme}: вход`, async () => {
      await page.goto('/');
      await page.getByLabel('Логин').waitFor();
      await check(page);
    });
    await signIn(page);

    for (const [name, path] of Object.entries(pages)) {
      await t.test(`${scheme}: ${name}`, async () => {
        if (path === '/nowhere') {
          await page.goto(path);
          await page.getByText('Такой страницы нет').waitFor();
        } else {
          await open(page, path);
        }
        await check(page);
      });
    }

    await t.test(`${scheme}: страница школы`, async () => {
      await open(page, '/schools');
      await page.getByRole('table', { name: 'Школы' }).getByRole('link').first().click();
      await page.locator('figure svg').first().waitFor();
      await check(page);
    });

    await t.test(`${scheme}: панель мероприятия`, async () => {
      await open(page, '/roadmap');
      await page.locator('tbody tr[tabindex]').first().click();
      await page.getByRole('dialog', { name: /Мероприятие/ }).waitFor();
      await check(page);
    });

    await t.test(`${scheme}: «как получено»`, async () => {
      await open(page, '/');
      await page.getByTitle('Качество: как получено').first().click();
      await page.getByRole('dialog', { name: 'Как получено' }).getByText('Формула', { exact: true }).waitFor();
      await check(page);
    });

    await t.test(`${scheme}: консоль молчит`, () => assert.deepEqual(errors, []));
    await close();
  });
}
