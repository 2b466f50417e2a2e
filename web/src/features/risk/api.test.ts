import { describe, expect, it } from 'vitest';

import { chanceText, headline, parseSettings, settingsText, type RiskList, type RiskRule } from './api';

const rule: RiskRule = {
  id: 'low',
  title: 'Низкие результаты',
  note: '',
  provenance: 'practice',
  good: false,
  signs: [],
  parameters: [
    { name: 'share', title: 'Доля', value: 30, low: 0, high: 100 },
    { name: 'times', title: 'Сколько', value: 2, low: 1, high: 6 },
  ],
};

const listOf = (verdicts: RiskList['schools'][number]['verdict'][], expected: number | null = null): RiskList => ({
  rule,
  settings: {},
  year: 2025,
  units: [],
  expected_by_chance: expected,
  zone_words: '',
  movements: [],
  schools: verdicts.map((verdict, index) => ({ code: String(index), label: `Школа ${index}`, verdict, change: 'none', change_title: '', zone: 'none', listed: 0, running: 0, history: '', by_chance: 0, years: [] })),
});

describe('risk lists', () => {
  it('keep in the address only what was changed', () => {
    expect(settingsText(rule, { share: 25, times: 2 })).toBe('share:25');
    expect(parseSettings('share:25,times:x,:3')).toEqual({ share: 25 });
  });

  it('say in the title how many are sure and how many are perhaps', () => {
    expect(headline(listOf(['listed', 'perhaps', 'not_listed']))).toBe('Низкие результаты, 2025 год: 1\u00a0школа и ещё 1 возможно');
    expect(headline(listOf(['perhaps']))).toBe('Низкие результаты, 2025 год: уверенно — ни одной, возможно — 1\u00a0школа');
    expect(headline(listOf(['not_listed', 'not_assessed']))).toContain('таких школ нет');
    expect(headline(listOf(['not_assessed']))).toContain('оценивать нечего');
  });

  it('tell what chance does, or nothing', () => {
    expect(chanceText(listOf(['listed'], null))).toBe('');
    expect(chanceText(listOf(['listed', 'perhaps'], 1.4))).toContain('1,4 школы из 2');
    expect(chanceText(listOf(['listed'], 0.001))).toContain('почти ни одной школы из 1');
  });
});
