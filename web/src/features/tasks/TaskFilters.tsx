import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { roadmapsQuery } from '@/features/roadmap/api';
import { useAddress } from '@/ui/address';
import { Chips } from '@/ui/Chips';
import { FilterSelect } from '@/ui/FilterSelect';

import { chipsOf, filterKeys, type Whose } from './filters';
import styles from './Page.module.css';
import { taskWords } from './words';

/** Conditions above the tasks; what is chosen stands as chips and in the address. */
export function TaskFilters({ whose, executors }: { whose: Whose; executors: string[] }) {
  const [address, change] = useAddress();
  const roadmaps = useQuery(roadmapsQuery());
  const [text, setText] = useState(address.q ?? '');
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  const plans = roadmaps.data ?? [];
  const clear = (keys: readonly string[]) => {
    if (keys.includes('q')) setText('');
    change(Object.fromEntries(keys.map((key) => [key, undefined])));
  };
  return (
    <>
      <div className={`${styles.filters} v-no-print`}>
        <TextInput size="xs" label="Текст" leftSection={<IconSearch size={14} aria-hidden="true" />} w={190} value={text} onChange={(event) => { setText(event.currentTarget.value); search(event.currentTarget.value); }} />
        {plans.length > 1 && <FilterSelect label="Карта" any="Все" width={220} value={address.roadmap} choices={plans.map((plan) => ({ value: String(plan.id), label: plan.title.length > 60 ? `${plan.title.slice(0, 59)}…` : plan.title }))} onChange={(roadmap) => change({ roadmap })} />}
        {executors.length > 1 && <FilterSelect label="Исполнитель" any="Все" width={220} value={address.executor} choices={executors.map((name) => ({ value: name, label: name }))} onChange={(executor) => change({ executor })} />}
        {whose !== 'review' && <FilterSelect label="Статус" any="Все открытые" width={160} value={address.status} choices={Object.entries(taskWords).map(([value, label]) => ({ value, label }))} onChange={(status) => change({ status })} />}
        <TextInput size="xs" type="date" label="Срок с" w={140} value={address.from ?? ''} onChange={(event) => change({ from: event.currentTarget.value })} />
        <TextInput size="xs" type="date" label="по" w={140} value={address.to ?? ''} onChange={(event) => change({ to: event.currentTarget.value })} />
        <Checkbox size="xs" mb={7} label="Просроченные" checked={address.late === '1'} onChange={(event) => change({ late: event.currentTarget.checked ? '1' : undefined })} />
        {whose !== 'review' && <Checkbox size="xs" mb={7} label="И закрытые" checked={address.closed === '1'} onChange={(event) => change({ closed: event.currentTarget.checked ? '1' : undefined })} />}
      </div>
      <Chips items={chipsOf(address)} onRemove={(key) => clear([key])} onClear={() => clear(filterKeys)} />
    </>
  );
}
