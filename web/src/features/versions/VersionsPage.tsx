import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';

import { PlanFrame } from '@/features/plans/PlanFrame';
import { useRight } from '@/features/session/session';
import { formatMoment } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { AmendForm } from './AmendForm';
import { stateWords, versionsQuery, type Version } from './api';
import { ApproveForm } from './ApproveForm';
import styles from './Versions.module.css';
import { actText } from './words';

function headline(versions: Version[]): string {
  const running = versions.find((version) => version.state === 'approved');
  const draft = versions.find((version) => version.state === 'draft');
  if (running && draft) return `Действует редакция ${running.version}, готовится редакция ${draft.version}`;
  return running ? `Действует редакция ${running.version}` : 'Карта ещё не утверждена';
}

function Row({ version, here, before, onApprove }: { version: Version; here: boolean; before: Version | undefined; onApprove: () => void }) {
  const mayApprove = useRight('roadmap.approve');
  return (
    <tr>
      <th scope="row" className={here ? styles.here : undefined}>
        {version.version}
      </th>
      <td>
        {stateWords[version.state]}
        {here && <span className={styles.small}>открыта сейчас</span>}
      </td>
      <td>
        {actText(version.act) || <span className="v-quiet">акта нет</span>}
        {version.approved_at && (
          <span className={styles.small}>
            Утвердил: {version.approved_by}, {formatMoment(version.approved_at)}
          </span>
        )}
        {version.reason && <span className={styles.small}>Почему: {version.reason}</span>}
      </td>
      <td>
        {formatMoment(version.created_at)}
        <span className={styles.small}>{version.created_by}</span>
      </td>
      <td>{counted(version.measures, nouns.measure)}</td>
      <td className="v-no-print">
        <span className={styles.actions}>
          <Button component={Link} href={`/roadmaps/${version.id}`} size="compact-sm" variant="default">
            Открыть
          </Button>
          {before && (
            <Button component={Link} href={`/roadmaps/${version.id}/diff?with=${before.id}`} size="compact-sm" variant="default">
              Сравнить с {before.version}
            </Button>
          )}
          <Button component={Link} href={`/roadmaps/${version.id}/diff?with=baseline`} size="compact-sm" variant="subtle">
            Сдвиг сроков
          </Button>
          {version.state === 'draft' && mayApprove && (
            <Button size="compact-sm" onClick={onApprove}>
              Утвердить
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** The life of the plan: every version with the act that made it, and the way to the next one. */
export default function VersionsPage() {
  const id = Number(useParams<{ id: string }>().id);
  const versions = useQuery(versionsQuery(id));
  const mayChange = useRight('roadmap.edit');
  const mayApprove = useRight('roadmap.approve');
  const [approving, setApproving] = useState<Version | null>(null);
  const [amending, setAmending] = useState(false);
  if (versions.isPending) return <PageSkeleton rows={6} />;
  if (versions.error) return <ErrorState error={versions.error} retry={() => void versions.refetch()} />;
  const rows = [...versions.data].sort((a, b) => b.version - a.version);
  const running = rows.find((version) => version.state === 'approved');
  const hasDraft = rows.some((version) => version.state === 'draft');
  return (
    <PlanFrame id={id} tab="versions" title={headline(rows)} actions={mayChange && running && !hasDraft && <Button onClick={() => setAmending(true)}>Внести изменения</Button>}>
      {!mayApprove && hasDraft && <p className="v-quiet">Проект утверждает актом руководитель управления: кнопка «Утвердить» видна ему на этой странице.</p>}
      <div className={styles.sheet}>
        <table className={styles.table} aria-label="Редакции карты">
          <thead>
            <tr>
              <th scope="col">Редакция</th>
              <th scope="col">Состояние</th>
              <th scope="col">Акт и причина</th>
              <th scope="col">Создана</th>
              <th scope="col">Объём</th>
              <th scope="col" className="v-no-print" aria-label="Действия" />
            </tr>
          </thead>
          <tbody>
            {rows.map((version, index) => (
              <Row key={version.id} version={version} here={version.id === id} before={rows[index + 1]} onApprove={() => setApproving(version)} />
            ))}
          </tbody>
        </table>
      </div>
      {amending && running && <AmendForm roadmap={running.id} onClose={() => setAmending(false)} />}
      {approving && <ApproveForm version={approving} onClose={() => setApproving(null)} />}
    </PlanFrame>
  );
}
