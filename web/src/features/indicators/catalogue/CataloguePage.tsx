import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { usePrinting } from '@/ui/usePrinting';

import { FileProblems } from '../FileProblems';
import { IndicatorTabs } from '../IndicatorTabs';
import { definitionsQuery, type DefinitionHead } from './api';
import { familiesOf, fitting } from './arrange';
import styles from './Catalogue.module.css';
import { Marks } from './Marks';

interface FamilyProps {
  group: string;
  items: DefinitionHead[];
  open: boolean;
  onToggle: (open: boolean) => void;
}

function Family({ group, items, open, onToggle }: FamilyProps) {
  return (
    <details className={styles.family} open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <h2>
          {group} <span className="v-quiet">{items.length}</span>
        </h2>
      </summary>
      <div className={grid.scroll}>
        <table className={`${grid.table} ${styles.rows}`}>
          <caption className={grid.caption}>{group}</caption>
          <thead>
            <tr>
              <th scope="col">Показатель</th>
              <th scope="col">Как считается</th>
              <th scope="col">Единица</th>
              <th scope="col">Основание</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <Link href={`/indicators/${item.id}`}>{item.name}</Link>
                </th>
                <td>{item.formula}</td>
                <td>{item.unit}</td>
                <td>
                  <Marks of={item} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** All indicators by families: what each is, how it is counted, how firm its ground is. */
export default function CataloguePage() {
  const [address, change] = useAddress();
  const definitions = useQuery(definitionsQuery);
  const printing = usePrinting();
  const [opened, setOpened] = useState<string[]>([]);
  if (definitions.isPending) return <PageSkeleton />;
  if (definitions.error) return <ErrorState error={definitions.error} retry={() => void definitions.refetch()} />;
  const { groups, items } = definitions.data;
  const shown = fitting(items, address);
  const procedures = [...new Set(items.flatMap((item) => item.procedures))].sort((a, b) => a.localeCompare(b, 'ru'));
  const narrowed = shown.length <= 40 || Boolean(address.q ?? address.group);
  const all = opened.length >= groups.length;
  const choices = (values: string[]) => values.map((value) => ({ value, label: value }));
  return (
    <Page wide title={`В каталоге ${counted(shown.length, ['показатель', 'показателя', 'показателей'])}`} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели' }]} subtitle="Что муниципалитет измеряет, как считает и на чём это основано. Нажмите на показатель: значения школ, динамика и карточка.">
      <IndicatorTabs />
      <FileProblems />
      <div className={`${styles.bar} v-no-print`}>
        <TextInput size="xs" type="search" label="Найти" w={220} defaultValue={address.q ?? ''} onChange={(event) => change({ q: event.currentTarget.value })} />
        <FilterSelect label="Семейство" any="Все" width={260} value={address.group} choices={choices(groups)} onChange={(group) => change({ group })} />
        <FilterSelect label="Процедура" any="Любая" width={130} value={address.procedure} choices={choices(procedures)} onChange={(procedure) => change({ procedure })} />
        {!narrowed && (
          <Button size="compact-sm" variant="subtle" mb={4} onClick={() => setOpened(all ? [] : groups)}>
            {all ? 'Свернуть все' : 'Развернуть все семейства'}
          </Button>
        )}
        {items.some(({ own }) => own) && <Checkbox size="xs" label="Только показатели муниципалитета" checked={address.own === '1'} onChange={(event) => change({ own: event.currentTarget.checked ? '1' : undefined })} mb={7} />}
      </div>
      {familiesOf(groups, shown).map(({ group, items: held }) => (
        <Family key={group} group={group} items={held} open={narrowed || printing || opened.includes(group)} onToggle={(open) => !narrowed && !printing && setOpened((now) => (open ? [...new Set([...now, group])] : now.filter((one) => one !== group)))} />
      ))}
      {shown.length === 0 && <EmptyState title="Таких показателей нет">Уберите часть условий или напишите свою формулу.</EmptyState>}
    </Page>
  );
}
