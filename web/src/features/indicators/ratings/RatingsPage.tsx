import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { formatDate } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { counted, plural } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { IndicatorTabs } from '../IndicatorTabs';
import { ratingsQuery, stageText, type RatingHead } from './api';
import styles from './Ratings.module.css';

function State({ rating }: { rating: RatingHead }) {
  const days = rating.appeals_from && `возражения с ${formatDate(rating.appeals_from)} по ${formatDate(rating.appeals_to)}`;
  return (
    <>
      {stageText(rating)}
      {(rating.act ?? days) && (
        <>
          <br />
          <small className="v-quiet">{rating.act ?? days}</small>
        </>
      )}
    </>
  );
}

function titleOf(all: RatingHead[]): string {
  if (all.length === 0) return 'Рейтинги школ';
  const published = all.filter(({ stage }) => stage === 'published').length;
  return `Рейтинги школ: ${counted(all.length, ['рейтинг', 'рейтинга', 'рейтингов'])}, ${plural(published, ['опубликован', 'опубликовано', 'опубликовано'])} ${published}`;
}

/** Ratings of schools: which there are and how far each has come. */
export default function RatingsPage() {
  const ratings = useQuery(ratingsQuery);
  const mayChange = useRight('ratings.change');
  if (ratings.isPending) return <PageSkeleton />;
  if (ratings.error) return <ErrorState error={ratings.error} retry={() => void ratings.refetch()} />;
  const all = ratings.data;
  const begin = mayChange && (
    <Button component={Link} href="/indicators/ratings/new">
      Начать рейтинг
    </Button>
  );
  return (
    <Page wide title={titleOf(all)} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: 'Рейтинги' }]} subtitle="Сначала критерии и веса, потом срок возражений, заморозка и публикация по акту. Место показано вместе с тем, насколько оно надёжно." actions={all.length > 0 && begin}>
      <IndicatorTabs />
      {all.length === 0 ? (
        <EmptyState title="Рейтингов пока нет" action={begin}>
          {mayChange ? 'Выберите показатели и веса: таблица посчитается сразу, школы увидят её, когда вы откроете срок возражений.' : 'Рейтинг появится здесь, когда муниципалитет откроет срок возражений.'}
        </EmptyState>
      ) : (
        <div className={grid.scroll}>
          <table className={`${grid.table} ${styles.list}`}>
            <caption className={grid.caption}>Рейтинги</caption>
            <thead>
              <tr>
                <th scope="col">Рейтинг</th>
                <th scope="col">Год</th>
                <th scope="col">Критерии</th>
                <th scope="col">Состояние</th>
              </tr>
            </thead>
            <tbody>
              {all.map((rating) => (
                <tr key={rating.id}>
                  <th scope="row">
                    <Link href={`/indicators/ratings/${rating.id}`}>{rating.name}</Link>
                    <br />
                    <small className="v-quiet">{rating.municipality}</small>
                  </th>
                  <td>{rating.year}</td>
                  <td>{counted(rating.criteria, ['критерий', 'критерия', 'критериев'])}</td>
                  <td>
                    <State rating={rating} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}
