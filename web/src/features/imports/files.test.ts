import { expect, it } from 'vitest';

import { isReadable } from './files';

it('takes tables and documents of a folder', () => expect(['2022/8/Физика.xlsx', 'старый.xls', 'а.CSV', 'план.docx', 'карта.odt', 'карта.pdf', 'приказ.DOC'].every(isReadable)).toBe(true));
it('leaves temporary files and pictures of a folder', () => expect(['2022/~$Физика.xlsx', '.скрытый.csv', 'фото.png', 'без расширения'].some(isReadable)).toBe(false));
