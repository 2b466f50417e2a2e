import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { DataTable } from '@/ui/DataTable';
import { formatMoment } from '@/ui/format';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';
import { tellDone, tellFailure } from '@/ui/undo';

import { useTakeBack, versionQuery, versionsQuery, type Version } from './api';
import styles from './Knowledge.module.css';

function text(id: string, title: string, of: (version: Version) => string, width?: number): Column<Version> {
  return { id, title, width, cell: of, sort: (version) => of(version) || null, csv: { titles: [title], cells: (version) => [of(version)] } };
}

const exam = ({ procedure, year, grade, subject }: Version) => [procedure, subject, grade ? `${grade} класс` : '', year].filter(Boolean).join(', ');
const columns: Column<Version>[] = [
  { ...text('at', 'Когда', (version) => formatMoment(version.recorded_at), 150), sort: (version) => version.recorded_at, fixed: true },
  text('kind', 'Что', (version) => version.kind_title, 140),
  text('exam', 'Работа', exam),
  text('actor', 'Кто', (version) => version.actor, 170),
  text('note', 'Откуда взято', (version) => version.note),
  text('state', 'Состояние', (version) => (version.withdrawn_at ? `отменена ${formatMoment(version.withdrawn_at)}` : version.last ? 'действует' : 'заменена более новой'), 190),
];

function Texts({ id }: { id: number }) {
  const texts = useQuery(versionQuery(id));
  if (texts.isPending) return <PageSkeleton />;
  if (texts.error) return <ErrorState error={texts.error} />;
  return (
    <>
      <h3>Стало</h3>
      <pre className={styles.yaml}>{texts.data.now}</pre>
      <h3>Было</h3>
      <pre className={styles.yaml}>{texts.data.before || 'Записи не было.'}</pre>
    </>
  );
}

/** Who changed what and when; the last change of each entry can be taken back. */
export function History({ mayChange }: { mayChange: boolean }) {
  const versions = useQuery(versionsQuery);
  const takeBack = useTakeBack();
  const [seen, setSeen] = useState<Version | null>(null);
  if (versions.isPending) return <PageSkeleton />;
  if (versions.error) return <ErrorState error={versions.error} retry={() => void versions.refetch()} />;
  if (versions.data.length === 0) return <EmptyState title="Правок ещё не было">Здесь будет видно, кто, когда и откуда записал каждое описание и каждую шкалу.</EmptyState>;
  const back = (version: Version) => {
    takeBack.mutateAsync(version.id).then(() => { setSeen(null); tellDone('Правка отменена'); }, (error: Error) => tellFailure('Правка не отменена', error));
  };
  return (
    <>
      <DataTable name="правки справочника" caption="Правки справочника" columns={columns} rows={versions.data} rowKey={(version) => version.id} sorting={[{ id: 'at', desc: true }]} onOpen={setSeen} />
      <Drawer opened={seen !== null} onClose={() => setSeen(null)} size={760} title={seen ? exam(seen) : ''}>
        {seen && mayChange && seen.last && (
          <Button size="xs" variant="default" mb="sm" loading={takeBack.isPending} onClick={() => back(seen)}>
            Отменить эту правку
          </Button>
        )}
        {seen && <Texts id={seen.id} />}
      </Drawer>
    </>
  );
}
