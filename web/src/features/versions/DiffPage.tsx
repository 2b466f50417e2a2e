import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';

import { PlanFrame } from '@/features/plans/PlanFrame';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { diffQuery, versionsQuery, type ChangeKind, type DiffRow } from './api';
import { DiffTable } from './DiffTable';
import styles from './Versions.module.css';
import { changeWords, countChanges } from './words';

const kinds: ChangeKind[] = ['added', 'removed', 'changed', 'moved', 'renumbered'];

function headline(rows: DiffRow[], baseline: boolean): string {
  const counts = countChanges(rows);
  const facts = kinds.filter((kind) => counts[kind] > 0).map((kind) => `${changeWords[kind]} ${counts[kind]}`);
  if (baseline) return facts.length === 0 ? 'Сроки не сдвигались' : `Сроки сегодня против первых: сдвинуто ${rows.length - counts.same}`;
  return facts.length === 0 ? 'Редакции не различаются' : `Отличия редакций: ${facts.join(', ')}`;
}

/** Two versions side by side, or the dates first planned against those of today. */
export default function DiffPage() {
  const id = Number(useParams<{ id: string }>().id);
  const [address, change] = useAddress();
  const versions = useQuery(versionsQuery(id));
  const others = (versions.data ?? []).filter((version) => version.id !== id).sort((a, b) => b.version - a.version);
  const other = address.with ?? (others[0] ? String(others[0].id) : 'baseline');
  const diff = useQuery({ ...diffQuery(id, other), enabled: versions.isSuccess });
  if (diff.isPending || versions.isPending) return <PageSkeleton rows={10} />;
  if (diff.error) return <ErrorState error={diff.error} retry={() => void diff.refetch()} />;
  const rows = diff.data.rows;
  const shown = rows.filter((row) => (address.same === '1' || row.change !== 'same') && (!address.change || row.change === address.change));
  const here = versions.data?.find((version) => version.id === id);
  return (
    <PlanFrame
      wide
      id={id}
      tab="versions"
      title={headline(rows, other === 'baseline')}
      actions={
        <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
          Печать
        </Button>
      }
    >
      <div className={`${styles.filters} v-no-print`}>
        <FilterSelect label={`Редакция ${here?.version ?? ''} в сравнении с`} width={280} value={other} choices={[...others.map((version) => ({ value: String(version.id), label: `редакцией ${version.version}` })), { value: 'baseline', label: 'первоначальными сроками' }]} onChange={(next) => change({ with: next })} />
        <FilterSelect label="Что изменилось" any="Всё" width={170} value={address.change} choices={kinds.map((kind) => ({ value: kind, label: changeWords[kind] }))} onChange={(next) => change({ change: next })} />
        <Checkbox size="xs" mb={7} label="И без изменений" checked={address.same === '1'} onChange={(event) => change({ same: event.currentTarget.checked ? '1' : undefined })} />
      </div>
      {shown.length === 0 ? <EmptyState title="Отличий нет" /> : <DiffTable rows={shown} />}
    </PlanFrame>
  );
}
