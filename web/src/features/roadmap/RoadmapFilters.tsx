import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { useAddress } from '@/ui/address';
import { Chips } from '@/ui/Chips';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatMonth, formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import type { Roadmap, RoadmapRow } from './api';
import { chipsOf, filterKeys, filtersOf, monthsOf } from './filters';
import { sectionTitle } from './layout';
import styles from './Roadmap.module.css';
import { shownWords } from './status';

interface RoadmapFiltersProps {
  roadmap: Roadmap;
  others: RoadmapRow[];
  shown: number;
}

function shorten(text: string, length = 70): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Filters of the roadmap; what is chosen stands as chips and in the address. */
export function RoadmapFilters({ roadmap, others, shown }: RoadmapFiltersProps) {
  const [address, change] = useAddress();
  const filters = filtersOf(address);
  const [text, setText] = useState(filters.q ?? '');
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  const clear = (keys: readonly string[]) => {
    if (keys.includes('q')) setText('');
    change(Object.fromEntries(keys.map((key) => [key, undefined])));
  };
  const terms = [{ value: 'overdue', label: 'Просрочено' }, { value: 'soon', label: 'Ближайшие 30 дней' }, ...monthsOf(roadmap).map((month) => ({ value: month, label: formatMonth(month) }))];
  return (
    <>
      <div className={`${styles.filters} v-no-print`}>
        {others.length > 1 && <FilterSelect label="Карта" value={String(roadmap.id)} width={220} choices={others.map((row) => ({ value: String(row.id), label: shorten(row.title) }))} onChange={(id) => change({ id, executor: undefined, section: undefined, term: undefined })} />}
        <FilterSelect label="Ответственный" any="Все" value={filters.executor} width={190} choices={roadmap.executors.map((name) => ({ value: name, label: shorten(name) }))} onChange={(executor) => change({ executor })} />
        <FilterSelect label="Срок" any="Любой" value={filters.term} width={160} choices={terms} onChange={(term) => change({ term })} />
        <FilterSelect label="Раздел" any="Все" value={filters.section} width={220} choices={roadmap.sections.map((section, place) => ({ value: String(place), label: shorten(`${'\u00a0\u00a0'.repeat(section.depth - 1)}${sectionTitle(section)}`) }))} onChange={(section) => change({ section })} />
        <FilterSelect label="Статус" any="Любой" value={filters.status} width={140} choices={Object.entries(shownWords).map(([value, label]) => ({ value, label }))} onChange={(status) => change({ status })} />
        <TextInput size="xs" label="Текст" placeholder="Слова из мероприятия" w={190} value={text} leftSection={<IconSearch size={14} aria-hidden="true" />} onChange={(event) => { setText(event.currentTarget.value); search(event.currentTarget.value); }} />
        <span className={styles.count} role="status">
          {shown === roadmap.measures.length ? counted(shown, nouns.measure) : `${formatNumber(shown)} из ${counted(roadmap.measures.length, ['мероприятия', 'мероприятий', 'мероприятий'])}`}
        </span>
      </div>
      <Chips items={chipsOf(filters, roadmap.sections)} onRemove={(key) => clear([key])} onClear={() => clear(filterKeys)} />
    </>
  );
}
