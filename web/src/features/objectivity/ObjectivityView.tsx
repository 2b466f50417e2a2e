import { Button } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';

import { examTitle } from '@/features/context/context';
import { DataTable } from '@/ui/DataTable';
import { formatInterval, formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState } from '@/ui/states';

import { domainOf, ordered, type Objectivity, type SchoolSigns } from './api';
import { columnsOf } from './columns';
import styles from './Objectivity.module.css';
import { SignPanel } from './SignPanel';

function headline({ marked, sight }: Objectivity): string {
  if (marked === 0) return 'Ни у одной школы средний балл не завышен относительно общего интервала';
  const one = marked % 10 === 1 && marked % 100 !== 11;
  return `У ${formatNumber(marked)} ${one ? 'школы' : 'школ'} из ${formatNumber(sight.schools)} есть признак для дополнительной проверки`;
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Nothing({ sight }: { sight: Objectivity['sight'] }) {
  if (sight.schools === 0) return <EmptyState title="Результатов по этой работе нет">Выберите другую работу.</EmptyState>;
  return <EmptyState title="Показывать пока нечего">Школы с признаком по этой работе появятся здесь, когда управление откроет их случаи для работы.</EmptyState>;
}

export function ObjectivityView({ data, picker }: { data: Objectivity; picker: ReactNode }) {
  const [chosen, setChosen] = useState<SchoolSigns | null>(null);
  const { reference } = data;
  const domain = useMemo(() => domainOf(data), [data]);
  const columns = useMemo(() => columnsOf(data, domain), [data, domain]);
  const rows = useMemo(() => ordered(data.schools), [data]);
  return (
    <Page title={headline(data)} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Объективность' }]} actions={<Button variant="default" component={Link} href="/objectivity/board">Школы за год</Button>} subtitle={`${examTitle(data.exam)}. ${data.method_title}${data.listed ? '' : '; сама методика эту работу не называет'}.`}>
      {picker}
      <dl className={styles.reference}>
        <Fact title="С чем сравниваем: участников">{formatNumber(reference.n)}</Fact>
        <Fact title="Средний первичный балл">{reference.mean === null ? <span className="v-quiet">нет данных</span> : formatNumber(reference.mean, 2)}</Fact>
        <Fact title="Стандартное отклонение">{reference.sd === null ? <span className="v-quiet">нет данных</span> : formatNumber(reference.sd, 2)}</Fact>
        <Fact title="95 % интервал среднего">{reference.ci ? formatInterval(reference.ci[0] ?? 0, reference.ci[1] ?? 0, 2) : <span className="v-quiet">нет данных</span>}</Fact>
      </dl>
      <p className={styles.note}>
        {reference.label && `Сравнение ${reference.label}. `}Признак — это повод посмотреть внимательнее, а не вывод о нарушении: высокий результат бывает и заслуженным. Признак ставится, когда нижняя граница интервала школы выше верхней границы общего интервала (закрашенная полоса).
      </p>
      <p className={styles.note}>{data.sight.words}</p>
      {rows.length === 0 ? (
        <Nothing sight={data.sight} />
      ) : (
        <DataTable name="объективность" caption="Средние баллы школ с интервалами" columns={columns} rows={rows} rowKey={(row) => row.school.id} onOpen={setChosen} highlight={(row) => row.signs.length > 0} />
      )}
      {data.notes.length > 0 && (
        <details className={styles.notes}>
          <summary>О методике</summary>
          {data.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </details>
      )}
      <SignPanel row={chosen} data={data} onClose={() => setChosen(null)} />
    </Page>
  );
}
