import { describe, expect, it } from 'vitest';

import { changeOf, nextNumber, numberAfter, recordOf, sectionName } from './fields';
import { partNumbers } from './split';

const measure = { id: 1, number: '1.1', text: 'Собрать', deadline: { raw: 'май', text: 'ежегодно, май', confirmed: true }, responsible: [], documents: [], result: '', row_version: 1 };

describe('a measure as it is edited', () => {
  it('has its reading only when a person has chosen it', () => expect([recordOf(measure).reading, recordOf({ ...measure, deadline: { raw: 'май', text: 'ежегодно, май', confirmed: false } }).reading]).toEqual(['ежегодно, май', '']));
  it('sends the reading together with new words of the term', () => expect(changeOf({ term: 'в мае', reading: 'ежегодно, май' }, { term: 'май', reading: 'ежегодно, май' })).toEqual({ term: 'в мае', reading: 'ежегодно, май' }));
  it('sends nothing that stayed', () => expect(changeOf(recordOf(measure), recordOf(measure))).toEqual({}));
});

describe('a number of a new measure', () => {
  it('goes on from the one before', () => expect(['1.9', '12', '3.4.', 'б)', ''].map(nextNumber)).toEqual(['1.10', '13', '3.5.', '', '']));
  it('goes on from the last of its section', () => expect(numberAfter([{ number: '1.1', section_index: 0 }, { number: '2.1', section_index: 1 }, { number: '1.2', section_index: 0 }], 0)).toBe('1.3'));
  it('of a part stands under the number of the whole', () => expect(partNumbers('1.7.', 2)).toEqual(['1.7.1', '1.7.2']));
});

describe('the name of a section', () => {
  const sections = [{ number: '1', title: 'Основа', depth: 1 }, { number: '1.1', title: 'Меры', depth: 2 }, { number: '2.1', title: 'Меры', depth: 2 }];
  it('is its title', () => expect(sectionName(sections, 0)).toBe('Основа'));
  it('is its number where titles repeat', () => expect(sectionName(sections, 2)).toBe('2.1'));
  it('is empty outside any section', () => expect(sectionName(sections, null)).toBe(''));
});
