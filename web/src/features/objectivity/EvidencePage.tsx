import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { OpenCaseButton } from '@/features/cases/OpenCaseButton';
import { useYear } from '@/features/context/context';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatInterval, formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { BorderCharts } from './BorderCharts';
import { evidenceQuery, likelihood, strongest, type BoardRow, type Evidence } from './board';
import { above, NotShown } from './NotShown';
import styles from './Objectivity.module.css';
import { OtherFindings } from './OtherFindings';
import { PaperPairs } from './PaperPairs';

function headline({ row, year }: Evidence): string {
  if (!row) return `${year} год: результатов школы нет`;
  return `${row.school.name}, ${year} год: ${row.flagged ? 'возможный признак необъективных результатов' : 'не выделяется среди других школ'}`;
}

function chance(p: number): string {
  return p < 0.0001 ? 'меньше 1 из 10 000' : `${formatNumber(100 * p, p < 0.01 ? 2 : 1)} %`;
}

function Own({ row }: { row: BoardRow }) {
  const unit = strongest(row);
  if (!unit) return <p className="v-quiet">Не оценивается: {row.procedures[0]?.absence ?? 'нет данных'}.</p>;
  return (
    <table className={styles.evidence}>
      <caption className="v-quiet">
        {counted(unit.works, nouns.work)}; вероятность, что за результатами не только знания: {likelihood(unit.posterior)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Свидетельство</th>
          <th scope="col">Что видно</th>
          <th scope="col">Так бывает случайно</th>
        </tr>
      </thead>
      <tbody>
        {unit.evidence.map((one) => (
          <tr key={one.kind} data-strong={one.p < 0.01 || undefined}>
            <th scope="row">{one.title}</th>
            <td>{one.explanation}</td>
            <td>{chance(one.p)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Signs({ row }: { row: BoardRow }) {
  if (row.signs.length === 0) return <p className="v-quiet">Работ, которые называет методика, за этот год нет.</p>;
  return (
    <table className={styles.evidence}>
      <tbody>
        {row.signs.map((sign) => (
          <tr key={`${sign.sign} ${sign.exam.procedure} ${sign.exam.grade} ${sign.exam.subject}`} data-strong={sign.fired || undefined}>
            <th scope="row">
              {sign.title}: {sign.exam.subject}, {sign.exam.procedure} {sign.exam.grade}
            </th>
            <td>{sign.arithmetic}</td>
            <td>{sign.fired ? 'признак есть' : 'признака нет'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lifted({ data }: { data: Evidence }) {
  const own = data.own_borders;
  const share = (place: Evidence['region']) => (place.works > 0 ? `${formatNumber((100 * place.lifted) / place.works, 1)} %` : 'нет данных');
  if (!own) return null;
  return (
    <p>
      Через границы отметок в школе вероятно поднято {formatNumber(own.lifted)} работ {own.ci && formatInterval(own.ci[0] ?? 0, own.ci[1] ?? 0, 0)} из {formatNumber(own.works)}, это {share(own)}; во всех загруженных школах {share(data.region)}.
      {own.beside && ` Рядом с границами ${counted(own.beside.near, nouns.work)}, ровно на границе ${formatNumber(own.beside.at)}, у других школ при том же уровне было бы ${formatNumber(own.beside.expected, 1)}.`}
    </p>
  );
}

/** What stands behind the line of one school: kinds of evidence, signs with their arithmetic, histograms with the curve. */
export default function EvidencePage() {
  const id = Number(useParams<{ id: string }>().id);
  const { year, years, choose } = useYear();
  const evidence = useQuery(evidenceQuery(id, year));
  const refused = evidence.error instanceof ApiError ? evidence.error.status : 0;
  if (refused === 404) return <EmptyState title="Такой школы или её результатов нет">Её нет в списке, доступном вашей учётной записи.</EmptyState>;
  if (refused === 403) return <NotShown reason={evidence.error?.message ?? ''} />;
  if (evidence.error) return <ErrorState error={evidence.error} retry={() => void evidence.refetch()} />;
  if (!evidence.data) return <PageSkeleton />;
  const { data } = evidence;
  const crumbs = [...above, { title: data.row?.school.name ?? 'Школа' }];
  const actions = (
    <Group gap="xs">
      <Button variant="default" component={Link} href={`/schools/${id}`}>
        Страница школы
      </Button>
      <OpenCaseButton school={id} year={data.year} method={data.row?.flagged ? 'vekha' : 'fioko-2019'} variant={data.row?.flagged ? 'filled' : 'default'} />
    </Group>
  );
  return (
    <Page title={headline(data)} crumbs={crumbs} actions={actions} subtitle="Повод посмотреть на работы, а не вывод о нарушении. Имён других школ здесь нет.">
      <div style={{ marginBottom: 12 }} className="v-no-print">
        <FilterSelect label="Год" value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} width={90} onChange={(one) => choose(Number(one))} />
      </div>
      {data.row && (
        <Section title="Методика «Вехи»: виды свидетельств">
          <div className={styles.inside}>
            <Own row={data.row} />
          </div>
        </Section>
      )}
      <Section title="Работы у границ отметок">
        <div className={styles.inside}>
          <Lifted data={data} />
          <BorderCharts exams={data.exams} />
        </div>
      </Section>
      <Section title="Похожие работы">
        <div className={styles.inside}>
          <PaperPairs pairs={data.pairs} />
        </div>
      </Section>
      {data.row && data.official && (
        <Section title={`${data.official.title}: признаки`}>
          <div className={styles.inside}>
            <Signs row={data.row} />
          </div>
        </Section>
      )}
      {data.row && <OtherFindings row={data.row} methods={data.others} />}
    </Page>
  );
}
