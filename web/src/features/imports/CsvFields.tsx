import { NativeSelect } from '@mantine/core';

import type { CsvLook } from './api';

export interface CsvWords {
  encoding: string;
  delimiter: string;
  decimal: string;
}

const encodings = ['UTF-8', 'windows-1251', 'UTF-16LE', 'UTF-16BE'];
const delimiters = [{ value: ';', label: 'точка с запятой' }, { value: ',', label: 'запятая' }, { value: '\t', label: 'табуляция' }, { value: '|', label: 'черта |' }];
const decimals = [{ value: '', label: 'дробей нет' }, { value: ',', label: 'запятая: 12,5' }, { value: '.', label: 'точка: 12.5' }];

export function csvOf(look: CsvLook | null): CsvWords {
  return { encoding: look?.encoding ?? '', delimiter: look?.delimiter ?? '', decimal: look?.decimal ?? '' };
}

/** How a text table is written: what was found in it, and a way to say otherwise. */
export function CsvFields({ value, onChange }: { value: CsvWords; onChange: (value: CsvWords) => void }) {
  return (
    <>
      <NativeSelect label="Кодировка" value={value.encoding} data={encodings} onChange={(event) => onChange({ ...value, encoding: event.currentTarget.value })} />
      <NativeSelect label="Разделитель столбцов" value={value.delimiter} data={delimiters} onChange={(event) => onChange({ ...value, delimiter: event.currentTarget.value })} />
      <NativeSelect label="Дробная часть чисел" value={value.decimal} data={decimals} onChange={(event) => onChange({ ...value, decimal: event.currentTarget.value })} />
    </>
  );
}
