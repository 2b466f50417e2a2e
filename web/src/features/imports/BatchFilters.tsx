import { TextInput } from '@mantine/core';

import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';

import type { Batch } from './api';
import { choicesOf, stateTitles } from './batches';
import styles from './Imports.module.css';

const plain = (list: string[]) => list.map((value) => ({ value, label: value }));

/** Conditions of the list of batches; they live in the address. */
export function BatchFilters({ batches }: { batches: Batch[] }) {
  const [address, change] = useAddress();
  return (
    <div className={styles.filters}>
      <TextInput size="xs" aria-label="Искать по файлу, номеру или человеку" placeholder="Файл, номер, кем" value={address.text ?? ''} onChange={(event) => change({ text: event.currentTarget.value })} w={160} />
      <FilterSelect compact label="Состояние" any="Любое состояние" value={address.state} choices={Object.entries(stateTitles).map(([value, label]) => ({ value, label }))} onChange={(state) => change({ state })} />
      <FilterSelect compact label="Вид работ" any="Все работы" value={address.procedure} choices={plain(choicesOf(batches, 'procedure'))} onChange={(procedure) => change({ procedure })} />
      <FilterSelect compact label="Предмет" any="Все предметы" value={address.subject} choices={plain(choicesOf(batches, 'subject'))} onChange={(subject) => change({ subject })} />
      <FilterSelect compact label="Год" any="Все годы" value={address.year} choices={plain(choicesOf(batches, 'year'))} onChange={(year) => change({ year })} />
    </div>
  );
}
