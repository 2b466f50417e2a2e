// How fast a plan of 2,000 measures over five years is on the page: node plan_bench.mjs
// Prints times and, since machines differ, their ratios to drawing the same rows without sparing any, in the same run.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

import { bigPlan } from './big_plan.mjs';
import { browserOptions } from './chromium.mjs';
import { makeWorld } from './world.mjs';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value) => Math.round(value * 10) / 10;

/** Frame times while `step` is done once a frame. */
async function frames(page, step, count, argument) {
  return page.evaluate(
    async ([body, times, given]) => {
      const go = new Function('index', 'given', body);
      const gaps = [];
      let last = await new Promise(requestAnimationFrame);
      for (let index = 0; index < times; index += 1) {
        go(index, given);
        const now = await new Promise(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
      }
      return gaps;
    },
    [step, count, argument],
  );
}

function report(name, gaps) {
  const sorted = [...gaps].sort((a, b) => a - b);
  const slow = gaps.filter((gap) => gap > 50).length;
  console.log(`${name}: frame p50 ${rounded(median(gaps))} ms, p95 ${rounded(sorted[Math.floor(sorted.length * 0.95)])} ms, over 50 ms: ${slow} of ${gaps.length}`);
  return { p50: median(gaps), slow };
}

/** From the press until two frames after the rows stand. */
async function timeTo(page, press, selector) {
  await page.evaluate((wanted) => {
    window.stood = new Promise((resolve) => {
      const begun = performance.now();
      const look = () => (document.querySelector(wanted) ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun))) : setTimeout(look, 4));
      look();
    });
  }, selector);
  await press();
  return page.evaluate(() => window.stood);
}

const world = await makeWorld(async ({ folder, call, data }) => {
  const file = join(folder, 'plan.csv');
  writeFileSync(file, bigPlan());
  call('roadmap', 'import', file, '--data', data);
});
const browser = await chromium.launch(browserOptions);
try {
  const context = await browser.newContext({ baseURL: world.address, viewport: { width: 1366, height: 768 }, locale: 'ru-RU' });
  const page = await context.newPage();
  const { login, password } = world.accounts.specialist;
  await page.request.post('/api/session', { data: { login, password } });
  const { id } = (await (await page.request.get('/api/roadmaps')).json()).find((row) => row.measures === 2000);

  const [paints, waits] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    await page.goto('/schools');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(2500);
    const paint = await timeTo(page, () => page.evaluate((to) => { history.pushState(null, '', to); window.dispatchEvent(new PopStateEvent('popstate')); }, `/roadmaps/${id}`), '[aria-label="Таблица мероприятий"] tr[tabindex]');
    paints.push(paint);
    waits.push(await page.evaluate((part) => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(part)).at(-1)?.duration ?? 0, `/api/roadmaps/${id}/table`));
  }
  console.log(`table, first rows: ${rounded(median(paints))} ms, of them the answer of the server ${rounded(median(waits))} ms`);

  const all = await page.evaluate(() => {
    const begun = performance.now();
    window.dispatchEvent(new Event('beforeprint'));
    const rows = document.querySelectorAll('tbody tr[tabindex]').length;
    document.body.getBoundingClientRect();
    const spent = performance.now() - begun;
    window.dispatchEvent(new Event('afterprint'));
    return { rows, spent };
  });
  const page_ = median(paints) - median(waits);
  console.log(`table, all ${all.rows} rows at once: ${rounded(all.spent)} ms; ratio of the first rows to that: ${(page_ / all.spent).toFixed(2)}`);

  const box = "document.querySelector('[aria-label=\"Таблица мероприятий\"], [aria-label=\"Диаграмма Ганта\"]')";
  const scroll = `${box}.scrollBy(0, given)`;
  const table = report('table, scroll by 120 px a frame', await frames(page, scroll, 180, 120));
  report('table, scroll by pages', await frames(page, scroll, 60, 900));

  await page.goto(`/roadmaps/${id}?view=gantt&zoom=months`);
  await page.locator('[data-row] [data-stop]').first().waitFor();
  await page.waitForTimeout(1000);
  report('Gantt, scroll down', await frames(page, scroll, 180, 120));
  report('Gantt, scroll across', await frames(page, `${box}.scrollBy(given, 0)`, 120, 60));
  const bar = page.getByRole('button', { name: /, срок .*запланировано/ }).first();
  await bar.scrollIntoViewIfNeeded();
  const place = await bar.boundingBox();
  const [x, y] = [Math.max(place.x + 4, 600), place.y + place.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const gaps = frames(page, '', 90, 0);
  await page.mouse.move(x + 240, y, { steps: 80 });
  const drag = report('Gantt, dragging a bar', await gaps);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  process.exitCode = table.slow > 9 || drag.slow > 5 ? 1 : 0;
} finally {
  await browser.close();
  await world.stop();
}
