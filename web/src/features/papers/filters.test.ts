import { expect, it } from 'vitest';

import { chipsOf, filterPapers, paperName } from './filters';
import type { Paper } from './types';

const paper = (more: Partial<Paper>) => ({ kind: 'приказ', number: '114', dated: '2025-09-12', title: 'О проведении ВПР', issuer: 'Управление образования', level: 'municipal', status: 'in_force', note: '', ...more }) as Paper;

it('names an act by kind, number and day', () => expect(paperName(paper({}))).toBe('приказ № 114 от 12.09.2025'));
it('names a draft without a number by its kind', () => expect(paperName(paper({ number: '', dated: null }))).toBe('приказ'));
it('finds by words of number, title and issuer together', () => expect(filterPapers([paper({}), paper({ number: '7' })], { q: '114 образования' })).toHaveLength(1));
it('keeps to level, state and year', () => expect(filterPapers([paper({}), paper({ level: 'federal' }), paper({ dated: '2024-01-01' })], { level: 'municipal', year: '2025', status: 'in_force' })).toHaveLength(1));
it('tells conditions in words and passes over unknown ones', () => expect(chipsOf({ level: 'federal', status: 'x' }).map((chip) => chip.text)).toEqual(['Уровень: федеральный']));
