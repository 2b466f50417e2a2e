import { Button, Drawer, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { examsTitle } from '@/features/context/context';
import { useRight } from '@/features/session/session';
import { formatMoment, formatNumber } from '@/ui/format';
import { tellDone, tellFailure } from '@/ui/undo';

import { batchQuery, useRestore, useTakeBack, type Batch } from './api';
import { stateTitles } from './batches';
import { DifferenceItem } from './DifferenceItem';
import styles from './Imports.module.css';

/** Takes the batch away, or puts it back; the message of either takes it back. */
function Steps({ batch }: { batch: Batch }) {
  const takeBack = useTakeBack();
  const restore = useRestore();
  const away = () =>
    takeBack.mutate(batch.id, {
      onSuccess: () => tellDone(`Партия № ${batch.id} убрана, показатели пересчитаны`, () => restore.mutateAsync(batch.id)),
      onError: (error) => tellFailure('Убрать партию не удалось', error),
    });
  const back = () =>
    restore.mutate(batch.id, {
      onSuccess: () => tellDone(`Партия № ${batch.id} возвращена`, () => takeBack.mutateAsync(batch.id)),
      onError: (error) => tellFailure('Вернуть партию не удалось', error),
    });
  if (!batch.whole) return <p className="v-quiet">В партии есть школы других муниципалитетов: убрать или вернуть её может тот, кто видит все.</p>;
  return batch.state === 'committed' ? (
    <Button variant="default" loading={takeBack.isPending} onClick={away}>
      Убрать партию
    </Button>
  ) : (
    <Button loading={restore.isPending} onClick={back}>
      Вернуть партию
    </Button>
  );
}

function Differences({ id }: { id: number }) {
  const card = useQuery(batchQuery(id));
  if (card.error) return <p role="alert">{card.error.message}</p>;
  if (!card.data) return <Skeleton height={60} />;
  const list = card.data.differences;
  if (list.length === 0) return <p className="v-quiet">Раньше этих результатов не было: сравнивать не с чем.</p>;
  return (
    <div>
      {list.slice(0, 100).map((one, index) => (
        <DifferenceItem key={index} one={one} />
      ))}
      {list.length > 100 && <p className="v-quiet">и ещё {formatNumber(list.length - 100)}</p>}
    </div>
  );
}

function Card({ batch }: { batch: Batch }) {
  const may = useRight('batches.take_back');
  return (
    <>
      <dl className={styles.card}>
        <dt>Состояние</dt>
        <dd>
          {stateTitles[batch.state]}
          {batch.taken_back_at && ` ${formatMoment(batch.taken_back_at)}`}
        </dd>
        <dt>Записано</dt>
        <dd>
          {formatMoment(batch.committed_at)}, {batch.committed_by}
        </dd>
        <dt>Файлы</dt>
        <dd>{batch.files.join(', ') || 'нет'}</dd>
        <dt>Работы</dt>
        <dd>{examsTitle(batch.exams)}</dd>
        <dt>Строк</dt>
        <dd>
          {formatNumber(batch.rows)}, участников {formatNumber(batch.participants)}, отсутствовали {formatNumber(batch.absent)}
          {batch.figures > 0 && `, показателей ${formatNumber(batch.figures)}`}
        </dd>
      </dl>
      {may && <Steps batch={batch} />}
      <h3>Чем отличалась от записанного раньше</h3>
      <Differences id={batch.id} />
    </>
  );
}

/** One batch: what it holds, what it changed, the way back. */
export function BatchPanel({ batch, onClose }: { batch: Batch | undefined; onClose: () => void }) {
  return (
    <Drawer opened={batch !== undefined} onClose={onClose} size={620} title={`Партия № ${batch?.id ?? ''}`}>
      {batch && <Card batch={batch} />}
    </Drawer>
  );
}
