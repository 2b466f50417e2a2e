import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { executorsQuery } from '@/features/executors/api';
import { roadmapsQuery } from '@/features/roadmap/api';
import { directionsQuery } from '@/features/roadmap/directions';
import { useAddress } from '@/ui/address';
import { Chips } from '@/ui/Chips';
import { FilterSelect } from '@/ui/FilterSelect';

import { chipsOf, filterKeys, type Whose } from './filters';
import styles from './Page.module.css';
import type { Task } from './types';
import { taskWords } from './words';

/** Conditions above the tasks; what is chosen stands as chips and in the address. */
export function TaskFilters({ whose, seen }: { whose: Whose; seen: Task[] }) {
  const [address, change] = useAddress();
  const roadmaps = useQuery(roadmapsQuery());
  const [text, setText] = useState(address.q ?? '');
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  const plans = roadmaps.data ?? [];
  const { data: directions = [] } = useQuery(directionsQuery());
  const plan = Number(address.roadmap);
  const parties = useQuery({ ...executorsQuery(plan), enabled: plan > 0 });
  const executors = [...new Set([...(parties.data?.parties ?? []).map(({ name }) => name), ...seen.map(({ executor }) => executor), address.executor ?? ''])].filter(Boolean).sort((a, b) => a.localeCompare(b, 'ru'));
  const clear = (keys: readonly string[]) => {
    if (keys.includes('q')) setText('');
    change(Object.fromEntries(keys.map((key) => [key, undefined])));
  };
  return (
    <>
      <div className={`${styles.filters} v-no-print`}>
        <TextInput size="xs" label="Текст" leftSection={<IconSearch size={14} aria-hidden="true" />} w={130} value={text} onChange={(event) => { setText(event.currentTarget.value); search(event.currentTarget.value); }} />
        {plans.length > 1 && !plan && <FilterSelect label="Карта" any="Все" width={160} value={address.roadmap} choices={plans.map((plan) => ({ value: String(plan.id), label: plan.title.length > 60 ? `${plan.title.slice(0, 59)}…` : plan.title }))} onChange={(roadmap) => change({ roadmap, executor: undefined, whose })} />}
        {executors.length > 1 && <FilterSelect label="Исполнитель" any="Все" width={160} value={address.executor} choices={executors.map((name) => ({ value: name, label: name }))} onChange={(executor) => change({ executor })} />}
        {directions.length > 0 && <FilterSelect label="Направление" any="Все" width={170} value={address.direction} choices={directions} onChange={(direction) => change({ direction })} />}
        {whose !== 'review' && <FilterSelect label="Статус" any="Все открытые" width={150} value={address.closed ? 'any' : address.status} choices={[{ value: 'any', label: 'открытые и закрытые' }, ...Object.entries(taskWords).map(([value, label]) => ({ value, label }))]} onChange={(status) => change({ status: status === 'any' ? undefined : status, closed: status === 'any' ? '1' : undefined })} />}
        <TextInput size="xs" type="date" label="Срок с" w={128} value={address.from ?? ''} onChange={(event) => change({ from: event.currentTarget.value })} />
        <TextInput size="xs" type="date" label="по" w={128} value={address.to ?? ''} onChange={(event) => change({ to: event.currentTarget.value })} />
        <Checkbox size="xs" mb={7} label="Просрочено" checked={address.late === '1'} onChange={(event) => change({ late: event.currentTarget.checked ? '1' : undefined })} />
      </div>
      <Chips items={chipsOf(address, directions)} onRemove={(key) => clear([key])} onClear={() => clear(filterKeys)} />
    </>
  );
}
