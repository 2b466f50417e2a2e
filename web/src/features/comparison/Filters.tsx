import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useExams, useYear } from '@/features/context/context';
import { definitionsQuery } from '@/features/indicators/catalogue/api';
import { useAddress } from '@/ui/address';
import { Chips } from '@/ui/Chips';
import { FilterSelect } from '@/ui/FilterSelect';

import { choicesOf, type Asked } from './api';
import styles from './Comparison.module.css';

/** What is compared; all of it stands in the address. */
export function Filters({ asked }: { asked: Asked }) {
  const [, change] = useAddress();
  const { year, years, choose } = useYear();
  const exams = useExams();
  const definitions = useQuery(definitionsQuery);
  const indicators = (definitions.data?.items ?? []).filter(({ by }) => by.includes('school')).map(({ id, name }) => ({ value: id, label: name }));
  const choices = (part: 'procedure' | 'subject' | 'grade') => choicesOf(exams.data ?? [], asked, part).map((one) => ({ value: one, label: one }));
  const chip = asked.cluster ? [{ key: 'cluster', text: 'Только школы одной группы' }] : [];
  return (
    <div className={`${styles.bar} v-no-print`}>
      <Select size="xs" label="Показатель" w={300} searchable allowDeselect={false} limit={200} data={indicators} value={asked.indicator} onChange={(next) => change({ ind: next ?? undefined })} />
      <FilterSelect label="Год" width={90} value={year ? String(year) : ''} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
      <FilterSelect label="Процедура" any="Все" width={110} value={asked.procedure} choices={choices('procedure')} onChange={(procedure) => change({ procedure })} />
      <FilterSelect label="Предмет" any="Все" width={180} value={asked.subject} choices={choices('subject')} onChange={(subject) => change({ subject })} />
      <FilterSelect label="Параллель" any="Все" width={96} value={asked.grade ? String(asked.grade) : ''} choices={choices('grade')} onChange={(grade) => change({ grade })} />
      <Chips items={chip} onRemove={() => change({ cluster: undefined })} onClear={() => change({ cluster: undefined })} />
    </div>
  );
}
