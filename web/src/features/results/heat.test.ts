import { expect, test } from 'vitest';

import { steps, stepOf, stepTitle } from './heat';
import { heatSvg } from './heatSvg';

/** Relative luminance of a colour, WCAG 2. */
function light(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('darker always means more, so that the order is seen without colours', () => {
  const lights = steps.map(({ fill }) => light(fill));
  expect(lights).toEqual([...lights].sort((a, b) => b - a));
});

test('the number is readable on every colour', () => {
  for (const { fill, text } of steps) {
    const [one, other] = [light(fill), light(text)].sort((a, b) => b - a) as [number, number];
    expect((one + 0.05) / (other + 0.05)).toBeGreaterThan(4.5);
  }
});

test('every per cent has its step', () => {
  expect([0, 19.9, 20, 89.9, 90, 100].map((percent) => stepOf(percent).from)).toEqual([0, 0, 20, 75, 90, 90]);
  expect(steps.map((_, index) => stepTitle(index))).toEqual(['0–19', '20–39', '40–59', '60–74', '75–89', '90–100']);
});

test('the drawing holds the cells of the table', () => {
  const columns = [
    { title: 'Школа', group: '', hint: '', number: false, full: 0 },
    { title: 'ПР1', group: '', hint: '', number: true, full: 100 },
  ];
  const rows = [{ level: 'school' as const, node: 1, cells: [{ text: 'СОШ <1>' }, { text: '44,3', value: 44.3, n: 9 }] }];
  const svg = heatSvg({ title: 'Карта', caption: 'ВПР', columns, rows });
  expect(svg).toContain('СОШ &lt;1&gt;');
  expect(svg).toContain('44,3');
  expect(svg).toContain(stepOf(44.3).fill);
});
