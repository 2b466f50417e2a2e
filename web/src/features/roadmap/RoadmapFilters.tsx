import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';

import { useAddress } from '@/ui/address';
import { Chips } from '@/ui/Chips';
import { FilterSelect } from '@/ui/FilterSelect';

import type { Roadmap } from './api';
import { chipsOf, filterKeys, filtersOf, monthsOf, termChoices } from './filters';
import { sectionTitle, shorten } from './layout';
import styles from './Roadmap.module.css';
import { shownOrder, shownWords } from './status';

/** Filters of the roadmap; what is chosen stands as chips and in the address. */
export function RoadmapFilters({ roadmap }: { roadmap: Roadmap }) {
  const [address, change] = useAddress();
  const filters = filtersOf(address);
  const [text, setText] = useState(filters.q ?? '');
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  const lists = useMemo(() => ({ terms: termChoices(monthsOf(roadmap)), directions: roadmap.directions.map(({ id, title }) => ({ value: id, label: title })) }), [roadmap]);
  const clear = (keys: readonly string[]) => {
    if (keys.includes('q')) setText('');
    change(Object.fromEntries(keys.map((key) => [key, undefined])));
  };
  return (
    <>
      <div className={`${styles.filters} v-no-print`}>
        <FilterSelect compact label="Ответственный" any="Все ответственные" value={filters.executor} width={180} choices={roadmap.executors.map((name) => ({ value: name, label: shorten(name) }))} onChange={(executor) => change({ executor })} />
        <FilterSelect compact label="Срок" any="Любой срок" value={filters.term} width={150} choices={lists.terms} onChange={(term) => change({ term })} />
        <FilterSelect compact label="Раздел" any="Все разделы" value={filters.section} width={230} choices={roadmap.sections.map((section, place) => ({ value: String(place), label: shorten(`${'\u00a0\u00a0'.repeat(section.depth - 1)}${sectionTitle(section)}`) }))} onChange={(section) => change({ section })} />
        {lists.directions.length > 0 && <FilterSelect compact label="Направление" any="Все направления" value={filters.direction} width={170} choices={lists.directions} onChange={(direction) => change({ direction })} />}
        <FilterSelect compact label="Статус" any="Любой статус" value={filters.status} width={130} choices={shownOrder.map((value) => ({ value, label: shownWords[value] }))} onChange={(status) => change({ status })} />
        <TextInput size="xs" aria-label="Текст" placeholder="Слова из мероприятия" w={180} value={text} leftSection={<IconSearch size={14} aria-hidden="true" />} onChange={(event) => { setText(event.currentTarget.value); search(event.currentTarget.value); }} />
      </div>
      <Chips items={chipsOf(filters, roadmap.sections, lists.directions)} onRemove={(key) => clear([key])} onClear={() => clear(filterKeys)} />
    </>
  );
}
