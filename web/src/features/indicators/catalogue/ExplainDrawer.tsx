import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { ApiError } from '@/api/problem';
import passport from '@/features/passport/PassportView.module.css';
import { saveFile } from '@/ui/csv';
import { formatMoment, formatNumber } from '@/ui/format';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { tellFailure } from '@/ui/undo';

import { bundleOf, explainQuery, type Explained, type Explanation } from './api';

function Told({ told, asked }: { told: Explanation; asked: Explained }) {
  const save = () => bundleOf(asked).then((text) => saveFile(`Как получено, ${told.title.slice(0, 80)}.json`, new Blob([text], { type: 'application/json' })), (error: Error) => tellFailure('Файл не получен', error));
  return (
    <div className={passport.passport}>
      <h3>{told.title}</h3>
      <p className={passport.value}>{told.value_text}</p>
      <h4>Формула</h4>
      <p>{told.formula}</p>
      <p>
        <code>{told.program}</code>
      </p>
      <h4>С числами</h4>
      <p>{told.substituted}</p>
      <dl>
        {told.parts.map(({ text, value_text }) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>{value_text}</dd>
          </div>
        ))}
      </dl>
      <h4>Отбор</h4>
      <ul>
        {told.filters.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {told.known_on && <li>известно на {formatMoment(told.known_on)}</li>}
      </ul>
      <h4>Что не вошло</h4>
      {told.excluded.length === 0 ? (
        <p className="v-quiet">Исключений нет.</p>
      ) : (
        <dl>
          {told.excluded.map(({ reason, count }) => (
            <div key={reason}>
              <dt>{reason}</dt>
              <dd>{formatNumber(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <h4>Из каких загрузок</h4>
      <ul>
        {told.batches.map(({ id, files, committed_at }) => (
          <li key={id}>
            № {id}, {formatMoment(committed_at)}: {files.join(', ')}
          </li>
        ))}
      </ul>
      <h4>Определение и норматив</h4>
      <p>{told.definition}</p>
      <p>{told.norm ? `Норматив: ${told.norm}` : 'Норматива нет.'}</p>
      {told.rule && <p>{told.rule}</p>}
      <Button mt="sm" size="xs" variant="default" className="v-no-print" onClick={() => void save()}>
        Скачать: пересчитывается без данных
      </Button>
    </div>
  );
}

/** «Как получено» of one value of an indicator, and the file that gives the same digits elsewhere. */
export function ExplainDrawer({ asked, onClose }: { asked: Explained | null; onClose: () => void }) {
  const told = useQuery(explainQuery(asked));
  const refused = told.error instanceof ApiError && told.error.status === 403;
  return (
    <Drawer opened={asked !== null} onClose={onClose} title="Как получено">
      {told.isPending && <PageSkeleton rows={6} />}
      {told.error && refused && <EmptyState title="Это число сравнивает школу с другими">{told.error.message}</EmptyState>}
      {told.error && !refused && <ErrorState error={told.error} retry={() => void told.refetch()} />}
      {told.data && asked && <Told told={told.data} asked={asked} />}
    </Drawer>
  );
}
