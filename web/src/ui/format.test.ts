import { describe, expect, it } from 'vitest';

import { formatBytes, formatDate, formatDates, formatInterval, formatMonth, formatNumber, formatPercent, formatPoints, formatValue, inLines } from './format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  it('has a space between thousands and a decimal comma', () => expect(plain(formatNumber(1234.5, 1))).toBe('1 234,5'));
  it('has a real minus', () => expect(formatNumber(-3.25, 2)).toBe('−3,25'));
  it('has no minus before a value that rounds to zero', () => expect(formatNumber(-0.04, 1)).toBe('0,0'));
  it('puts the percent sign after an unbreakable space', () => expect(formatPercent(1234.5)).toBe('1\u00a0234,5\u00a0%'));
  it('tells a difference of percentages in points with its sign', () => {
    expect(plain(formatPoints(3.44))).toBe('+3,4 п.п.');
    expect(plain(formatPoints(-3.46))).toBe('−3,5 п.п.');
    expect(plain(formatPoints(0.01))).toBe('0,0 п.п.');
  });
  it('shows a mean score with two digits and a count with none', () => {
    expect(formatValue(14.4, 'балл')).toBe('14,40');
    expect(plain(formatValue(1350, 'чел.'))).toBe('1 350');
  });
  it('parts the ends of an interval by a semicolon', () => expect(plain(formatInterval(38.24, 45.06))).toBe('[38,2; 45,1]'));
});

describe('dates', () => {
  it('writes a date with dots', () => expect(formatDate('2025-09-05')).toBe('05.09.2025'));
  it('takes the date of a time stamp', () => expect(formatDate('2025-09-05T23:59:00Z')).toBe('05.09.2025'));
  it('gives nothing for what is not a date', () => expect([formatDate(null), formatDate(''), formatDate('скоро')]).toEqual(['', '', '']));
  it('writes one day once', () => expect(formatDates('2025-09-05', '2025-09-05')).toBe('05.09.2025'));
  it('writes a window with a dash', () => expect(plain(formatDates('2025-09-01', '2025-09-30'))).toBe('01.09.2025 – 30.09.2025'));
  it('writes an open end', () => expect(formatDates('2025-09-01', null)).toBe('с 01.09.2025'));
  it('names a month', () => expect(formatMonth('2026-03')).toBe('март 2026'));
});

it('tells the size of a file in its unit', () => expect([500, 2048, 5 * 1024 * 1024].map(formatBytes).map(plain)).toEqual(['500 Б', '2 КБ', '5,0 МБ']));
it('puts points of a list that stands in one line under one another', () => expect(inLines('Определить: • цели • показатели')).toBe('Определить:\n• цели\n• показатели'));
it('leaves a text without points as it is', () => expect(inLines('2.1. Собрать - и проверить')).toBe('2.1. Собрать - и проверить'));
