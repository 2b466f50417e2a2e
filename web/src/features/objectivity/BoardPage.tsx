import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';

import { useYear } from '@/features/context/context';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { boardQuery, expectedText, methodText, type Board, type Official } from './board';
import { boardColumns } from './boardColumns';
import styles from './Objectivity.module.css';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Объективность', href: '/objectivity' }, { title: 'Школы за год' }];

function headline({ schools, year, sight }: Board): string {
  if (!sight.everything) return schools.length === 0 ? `${year} год: открытых признаков нет` : `${year} год: признаки открыты у ${counted(schools.length, ['школы', 'школ', 'школ'])}`;
  const found = schools.filter((row) => row.flagged).length;
  const [only] = schools;
  if (only && schools.length === 1) return `${only.school.name}, ${year} год: ${found > 0 ? 'возможный признак' : 'не выделяется среди остальных'}`;
  if (schools.length === 0) return `${year} год: проверять пока нечего`;
  if (found === 0) return `${year} год: ни одна школа не выделяется среди остальных`;
  return `${year} год: возможный признак у ${formatNumber(found)} из ${counted(schools.length, ['школы', 'школ', 'школ'])}`;
}

function OfficialFacts({ official }: { official: Official }) {
  return (
    <dl className={styles.reference}>
      <div>
        <dt>Методика 2019: отмечено школ</dt>
        <dd>
          {formatNumber(official.marked)} из {formatNumber(official.judged)}
        </dd>
      </div>
      <div>
        <dt>Столько отметила бы при честной работе всех</dt>
        <dd>{expectedText(official.expected.different, official.expected.different_range)}</dd>
      </div>
      <div>
        <dt>…и если бы школы были равны по силе</dt>
        <dd>{expectedText(official.expected.alike, official.expected.alike_range)}</dd>
      </div>
      <div>
        <dt>Индекс объективности</dt>
        <dd>{official.objectivity_index === null ? 'нет данных' : `${formatNumber(official.objectivity_index, 1)} %`}</dd>
      </div>
    </dl>
  );
}

function OtherFacts({ own, others }: Pick<Board, 'own' | 'others'>) {
  if (!own && others.length === 0) return null;
  return (
    <dl className={styles.reference}>
      {own && (
        <div>
          <dt>{own.title}: отмечено школ</dt>
          <dd>{methodText({ ...own, assessed: own.judged, expected: null })}</dd>
        </div>
      )}
      {others.map((one) => (
        <div key={one.method}>
          <dt>{one.title}: отмечено школ</dt>
          <dd>{methodText(one)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ board }: { board: Board }) {
  const notes = [...(board.own?.notes ?? []), ...(board.official?.notes ?? []), ...board.others.flatMap((one) => one.notes.map((note) => `${one.title}. ${note}`))];
  return (
    <details className={styles.notes}>
      <summary>О методиках</summary>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </details>
  );
}

function Nothing({ sight }: { sight: Board['sight'] }) {
  if (sight.everything || sight.schools === 0) return <EmptyState title="Результатов за этот год нет">Выберите другой год или загрузите результаты.</EmptyState>;
  return <EmptyState title="Показывать пока нечего">Школы появятся здесь, когда управление откроет их случаи для работы.</EmptyState>;
}

function BoardView({ board, picker }: { board: Board; picker: React.ReactNode }) {
  const { others, sight } = board;
  const columns = useMemo(() => boardColumns(others, sight), [others, sight]);
  const [, go] = useLocation();
  const actions = (
    <Button variant="default" component={Link} href="/objectivity">
      По одной работе
    </Button>
  );
  return (
    <Page title={headline(board)} crumbs={crumbs} wide actions={actions} subtitle={board.own ? `Методика «Вехи»: ${counted(board.own.exams, nouns.exam)} разных экзаменов, случайно в списке в среднем не больше ${formatNumber(100 * board.own.false_share)} %.` : undefined}>
      {picker}
      {board.official && <OfficialFacts official={board.official} />}
      <OtherFacts own={board.own} others={board.others} />
      <p className={styles.note}>
        {board.official && `Методика 2019 сравнивает ${board.official.label}. `}Возможный признак — повод посмотреть на работы, а не вывод о нарушении.
      </p>
      <p className={styles.note}>{sight.words}</p>
      {board.schools.length === 0 ? (
        <Nothing sight={sight} />
      ) : (
        <DataTable name="доска-объективности" caption="Школы за год: методики рядом" columns={columns} rows={board.schools} rowKey={(row) => row.school.id} onOpen={(row) => go(`/objectivity/schools/${row.school.id}?year=${board.year}`)} highlight={(row) => row.flagged} />
      )}
      <Notes board={board} />
    </Page>
  );
}

/** Year × school: the published method and our own side by side, with the expectation of false entries. */
export default function BoardPage() {
  const { year, years, choose } = useYear();
  const board = useQuery(boardQuery(year));
  const picker = (
    <div style={{ display: 'flex', gap: 8, marginBottom: 12 }} className="v-no-print">
      <FilterSelect label="Год" value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} width={90} onChange={(one) => choose(Number(one))} />
    </div>
  );
  if (board.data) return <BoardView board={board.data} picker={picker} />;
  if (board.error) return <ErrorState error={board.error} retry={() => void board.refetch()} />;
  if (year === null) {
    return (
      <Page title="Объективность: результатов ещё нет" crumbs={crumbs}>
        <EmptyState title="Проверять пока нечего">После загрузки результатов здесь будут все школы по нескольким методикам.</EmptyState>
      </Page>
    );
  }
  return <PageSkeleton />;
}
