import { expect, it } from 'vitest';

import { countText, countTitle, yearAskedOf, yearFileHref } from './year';

it('asks for classes when a class is chosen and leaves nothing undefined in a link', () => {
  const asked = yearAskedOf({ school: '7', class: '5А', gather: 'kt' }, 2026);
  expect(asked).toMatchObject({ school: 7, class_name: '5А', split: 'class', gather: 'kt', threshold: 50 });
  expect(yearAskedOf({}, null)).toBeNull();
  if (asked) expect(yearFileHref(asked, 'weak', 'docx')).not.toContain('undefined');
});

it('tells no papers, too few works and deficits apart', () => {
  expect(countText(null)).toBe('');
  expect(countText({ works: 4, judged: 0, deficits: 0, perhaps: 0, systemic: 0 })).toBe('мало');
  expect(countText({ works: 40, judged: 5, deficits: 2, perhaps: 1, systemic: 1 })).toBe('2/5');
  expect(countTitle({ works: 40, judged: 5, deficits: 2, perhaps: 1, systemic: 1 }, 'ВПР')).toBe('ВПР: не освоено 2 из 5, системных дефицитов — 1, возможно ещё — 1; работ 40');
});
