import { expect, it } from 'vitest';

import { examsTitle, examTitle, yearsOf } from './context';

const exam = (grade: number, subject: string, year = 2022) => ({ procedure: 'ВПР', year, grade, subject });

it('tells one exam in words', () => expect(examTitle(exam(4, 'Русский язык'))).toBe('ВПР, русский язык, 4 класс, 2022'));
it('gathers subjects of one procedure, grade and year', () => expect(examsTitle([exam(4, 'Математика'), exam(5, 'История'), exam(4, 'Русский язык')])).toBe('ВПР, 4 класс, 2022: математика, русский язык; ВПР, 5 класс, 2022: история'));
it('lists years once, the newest first', () => expect(yearsOf([exam(4, 'а', 2021), exam(4, 'б', 2022), exam(5, 'в', 2021)])).toEqual([2022, 2021]));
