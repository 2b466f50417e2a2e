// One Chromium for a file of journeys, pages that watch their console, and the steps many journeys share.
import { after } from 'node:test';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

import { browserOptions } from './chromium.mjs';

export const world = JSON.parse(process.env.VEKHA_E2E ?? '{}');

let browser;

after(async () => {
  await browser?.close();
});

/** What the console may say without harm: the browser itself notes a 401 of the first question «who am I». */
function harmless(text) {
  return /status of 401/.test(text);
}

/** A fresh visitor at 1366×768; `errors` collects what the console complains of. */
export async function visitor(options = {}) {
  browser ??= await chromium.launch(browserOptions);
  const context = await browser.newContext({ baseURL: world.address, viewport: { width: 1366, height: 768 }, locale: 'ru-RU', ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && !harmless(message.text()) && errors.push(message.text()));
  page.setDefaultTimeout(15_000);
  return { page, errors, close: () => context.close() };
}

export async function signIn(page, role = 'specialist') {
  const { login, password } = world.accounts[role];
  await page.goto('/');
  await page.getByLabel('Логин').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
}

/** Opens a page and waits until its heading stands and nothing is loading. */
export async function open(page, path) {
  await page.goto(path);
  await settled(page);
}

export async function settled(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[role=status][aria-label="Загружается"]'));
}

export async function assertNoSideScroll(page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 1366, `the page is ${width} px wide`);
}

/** Whether the served program knows a route: journeys of rooms that are not built in are passed over. */
export async function has(route) {
  const contract = await (await fetch(`${world.address}/api/openapi.yaml`)).text();
  return contract.includes(`\n  ${route}:`);
}
