import { Checkbox, NativeSelect, TextInput } from '@mantine/core';

import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import { listWords, ruleWords, type Executor, type Rule } from './api';
import styles from './Executors.module.css';

interface Choice {
  value: string;
  label: string;
}

interface ExecutorRowProps {
  executor: Executor;
  changed: boolean;
  nodes: Choice[];
  people: Choice[];
  onChange: (next: Executor) => void;
}

const rules: Choice[] = Object.entries(ruleWords).map(([value, label]) => ({ value, label }));
const lists: Choice[] = Object.entries(listWords).map(([value, label]) => ({ value, label }));
const number = (value: string) => (value ? Number(value) : null);

/** The second field of a rule: which organisation, which list. */
function Detail({ executor, nodes, onChange }: Pick<ExecutorRowProps, 'executor' | 'nodes' | 'onChange'>) {
  const { rule, node, list, label } = executor.resolves;
  const put = (more: Partial<Executor['resolves']>) => onChange({ ...executor, resolves: { ...executor.resolves, ...more } });
  if (rule === 'schools_with_signs') return <NativeSelect size="xs" aria-label={`Список школ: ${executor.name}`} data={lists} value={list || 'signs'} onChange={(event) => put({ list: event.currentTarget.value })} />;
  if (rule !== 'node') return null;
  return (
    <>
      <NativeSelect size="xs" w={130} aria-label={`Организация: ${executor.name}`} data={[{ value: '', label: 'выберите' }, ...nodes]} value={String(node ?? '')} onChange={(event) => put({ node: number(event.currentTarget.value) })} />
      <TextInput size="xs" w={110} aria-label={`Подразделение: ${executor.name}`} placeholder="подразделение" value={label} onChange={(event) => put({ label: event.currentTarget.value })} />
    </>
  );
}

/** One party of the plan: whom it stands for, who does the work and who accepts it. */
export function ExecutorRow({ executor, changed, nodes, people, onChange }: ExecutorRowProps) {
  const none = [{ value: '', label: 'не назначен' }, ...people];
  return (
    <tr data-changed={changed || undefined}>
      <th scope="row">
        {executor.name}
        {executor.full_name && executor.full_name !== executor.name && <span className={styles.small}>{executor.full_name}</span>}
      </th>
      <td>
        <div className={styles.pair}>
          <NativeSelect size="xs" w={150} aria-label={`Кто это: ${executor.name}`} data={rules} value={executor.resolves.rule} onChange={(event) => onChange({ ...executor, resolves: { ...executor.resolves, rule: event.currentTarget.value as Rule } })} />
          <Detail executor={executor} nodes={nodes} onChange={onChange} />
        </div>
        {!executor.chosen && !changed && <span className={styles.small}>понято по названию</span>}
      </td>
      <td>
        <NativeSelect size="xs" w={150} aria-label={`Исполняет: ${executor.name}`} data={none} value={String(executor.account ?? '')} onChange={(event) => onChange({ ...executor, account: number(event.currentTarget.value) })} />
      </td>
      <td>
        <NativeSelect size="xs" w={150} aria-label={`Контролирует: ${executor.name}`} data={none} value={String(executor.controller ?? '')} onChange={(event) => onChange({ ...executor, controller: number(event.currentTarget.value) })} />
      </td>
      <td>
        <Checkbox size="xs" aria-label={`Ведущий: ${executor.name}`} checked={executor.lead} onChange={(event) => onChange({ ...executor, lead: event.currentTarget.checked })} />
      </td>
      <td className={styles.right}>
        {formatNumber(executor.performers)}
        <span className={styles.small}>{counted(executor.measures, nouns.measure)}</span>
      </td>
    </tr>
  );
}
