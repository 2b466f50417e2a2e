import { Anchor, Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';

import { importsQuery, isEmpty, isRunning, useDiscard, type Import } from './api';
import { CommitAll } from './CommitAll';
import styles from './Imports.module.css';

const states: Record<Import['state'], string> = { reading: 'читается', ready: 'прочитано, ждёт подтверждения', failed: 'прочитать не удалось', committing: 'записывается', committed: 'записано', discarded: 'отменено' };

function stateText(entry: Import): string {
  if (entry.state === 'ready' && isEmpty(entry)) return 'записать нечего';
  if (entry.state === 'ready' && entry.needs.length > 0) return 'нужен ваш ответ';
  return states[entry.state];
}

function Row({ entry }: { entry: Import }) {
  const discard = useDiscard();
  return (
    <tr>
      <th scope="row">
        <Anchor component={Link} href={`/imports/${entry.id}`}>
          {entry.file}
        </Anchor>
      </th>
      <td>{entry.kind === 'roadmap' ? 'дорожная карта' : 'результаты'}</td>
      <td>{isRunning(entry.state) ? <Progress value={entry.progress.percent} aria-label={`${stateText(entry)}: ${entry.file}`} /> : stateText(entry)}</td>
      <td>{entry.issue_total > 0 ? counted(entry.issue_total, nouns.issue) : <span className="v-quiet">замечаний нет</span>}</td>
      <td className={styles.actions}>
        <Button size="compact-sm" variant="default" component={Link} href={`/imports/${entry.id}`}>
          Открыть
        </Button>
        {!isRunning(entry.state) && (
          <Button size="compact-sm" variant="subtle" loading={discard.isPending} onClick={() => discard.mutate(entry.id)} aria-label={`Убрать из списка: ${entry.file}`}>
            Убрать
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Files sent and not yet forgotten: what became of each. */
export function ImportList() {
  const imports = useQuery(importsQuery());
  const rows = (imports.data ?? []).filter((entry) => entry.state !== 'discarded');
  if (rows.length === 0) return null;
  return (
    <Section title="Ваши файлы" aside={<CommitAll rows={rows} />}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Файл</th>
            <th scope="col">Что в нём</th>
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
    </Section>
  );
}
