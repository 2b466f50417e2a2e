import { MantineProvider } from '@mantine/core';
import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { later } from './later';

const drawn = (component: ComponentType<{ name: string }>) => renderToStaticMarkup(createElement(MantineProvider, null, createElement(component, { name: 'План' })));

test('the outline stands until the code comes, then the component is drawn at once', async () => {
  const Greeting = later<{ name: string }>(() => Promise.resolve({ default: ({ name }) => createElement('p', null, `Здесь ${name}`) }));
  expect(drawn(Greeting)).toContain('Загружается');
  await Greeting.fetch();
  expect(drawn(Greeting)).toContain('<p>Здесь План</p>');
});

test('a fetch that failed may be tried again', async () => {
  let tries = 0;
  const Flaky = later<{ name: string }>(() => (++tries === 1 ? Promise.reject(new Error('line lost')) : Promise.resolve({ default: ({ name }) => createElement('b', null, name) })));
  await expect(Flaky.fetch()).rejects.toThrow('line lost');
  await Flaky.fetch();
  expect(drawn(Flaky)).toContain('<b>План</b>');
});
