import { expect, test } from 'vitest';

import type { Board, BoardRow } from './api';
import { cellText, draftsOf, inState, linesOf } from './board';

const row = (school_id: number, state: BoardRow['state'], works = 0, expected: number | null = null): BoardRow => ({ school_id, school: String(school_id), name: `СОШ № ${school_id}`, municipality: 'Район', expected, works, participants: works, state, state_title: '', basis: '', contact: school_id === 1 ? { name: 'Иванова', phone: '8', email: '' } : null });
const board = (id: number, rows: BoardRow[]) => ({ id, rows }) as Board;

test('a school stands in one line with all its procedures and each contact once', () => {
  const lines = linesOf([board(7, [row(1, 'late'), row(2, 'loaded', 5)]), board(8, [row(1, 'loaded', 3)])]);
  expect(lines.map(({ name, late }) => [name, late])).toEqual([
    ['СОШ № 1', 1],
    ['СОШ № 2', 0],
  ]);
  expect(lines[0]?.contacts).toHaveLength(1);
  expect(lines[0]?.cells.get(8)?.works).toBe(3);
  expect(inState(lines, 'late').map(({ id }) => id)).toEqual([1]);
  expect(inState(lines, '')).toHaveLength(2);
});

test('a cell says its state in words', () => {
  expect(cellText(row(1, 'loaded', 25, 25))).toBe('25');
  expect(cellText(row(1, 'partial', 10, 25))).toBe('часть: 10 из 25');
  expect(cellText(row(1, 'late'))).toBe('опаздывает');
  expect(cellText(row(1, 'late', 3, 9))).toBe('опаздывает: 3 из 9');
  expect(cellText(row(1, 'not_taking_part'))).toBe('не ждём');
});

test('grades and subjects multiply', () => {
  expect(draftsOf({ procedure: 'ВПР', year: 2026 }, '4, 5', 'Математика, Русский язык; Математика').map(({ grade, subject }) => `${grade} ${subject}`)).toEqual(['4 Математика', '4 Русский язык', '5 Математика', '5 Русский язык']);
});
