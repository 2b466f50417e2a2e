import { Anchor, Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { formatMoment, formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { tellFailure } from '@/ui/undo';

import { importsQuery, isEmpty, isRunning, useDiscard, type Import } from './api';
import styles from './Imports.module.css';

const states: Record<Import['state'], string> = { collecting: 'файлы ещё не прочитаны', reading: 'читается', ready: 'прочитано, ждёт подтверждения', failed: 'прочитать не удалось', committing: 'записывается', committed: 'записано', discarded: 'отменено' };

export function stateText(entry: Import): string {
  if (entry.state === 'collecting' && entry.files.some((file) => !file.held)) return 'сервер перезапускался: добавьте файлы снова';
  if (entry.state === 'ready' && entry.needs.length > 0) return `нужен ответ на ${counted(entry.needs.length, ['вопрос', 'вопроса', 'вопросов'])}`;
  if (entry.state === 'ready' && isEmpty(entry)) return 'записать нечего';
  if (entry.state === 'ready' && entry.blocked) return 'есть ошибки, записать нельзя';
  return states[entry.state];
}

function Row({ entry }: { entry: Import }) {
  const discard = useDiscard();
  const done = entry.state === 'committed';
  const remove = () => discard.mutate(entry.id, { onError: (error) => tellFailure('Удалить не удалось', error) });
  return (
    <tr>
      <th scope="row">
        <Anchor component={Link} href={`/imports/${entry.id}`}>
          {entry.file}
        </Anchor>
      </th>
      <td>{entry.kind === 'roadmap' ? 'дорожная карта' : 'результаты'}</td>
      <td>{formatMoment(entry.created_at)}</td>
      <td>{isRunning(entry.state) ? <Progress value={entry.progress.percent} aria-label={`${stateText(entry)}: ${entry.file}`} /> : stateText(entry)}</td>
      <td>{entry.issue_total > 0 ? counted(entry.issue_total, nouns.issue) : <span className="v-quiet">нет</span>}</td>
      <td className={styles.actions}>
        <Button size="compact-sm" variant={done ? 'default' : 'filled'} component={Link} href={`/imports/${entry.id}`}>
          {done || isRunning(entry.state) ? 'Открыть' : 'Продолжить'}
        </Button>
        {!isRunning(entry.state) && (
          <Button size="compact-sm" variant="subtle" loading={discard.isPending} onClick={remove} aria-label={`${done ? 'Убрать из списка' : 'Удалить'}: ${entry.file}`}>
            {done ? 'Убрать' : 'Удалить'}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Table({ rows }: { rows: Import[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Файлы</th>
          <th scope="col">Что в них</th>
          <th scope="col">Начато</th>
          <th scope="col">Состояние</th>
          <th scope="col">Замечания</th>
          <th scope="col">
            <span className={styles.hidden}>Действия</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

/** Imports begun and not stored come first: they wait here over reloads, other browsers and restarts of the server. */
export function ImportList() {
  const imports = useQuery(importsQuery());
  const rows = (imports.data ?? []).filter((entry) => entry.state !== 'discarded');
  const open = rows.filter((entry) => entry.state !== 'committed');
  const done = rows.filter((entry) => entry.state === 'committed');
  return (
    <>
      {open.length > 0 && (
        <Section title={`Незаконченные загрузки: ${formatNumber(open.length)}`} aside="ждут вас и после перезапуска">
          <Table rows={open} />
        </Section>
      )}
      {done.length > 0 && (
        <Section title="Записано недавно">
          <Table rows={done} />
        </Section>
      )}
    </>
  );
}
