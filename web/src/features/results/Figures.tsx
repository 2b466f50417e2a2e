import { useQuery } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { DataTable } from '@/ui/DataTable';
import { formatNumber } from '@/ui/format';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import type { WorksQuery } from './behind';
import { absences } from './words';

type Figure = Schemas['Figure'];

const text = (id: string, title: string, of: (figure: Figure) => string): Column<Figure> => ({ id, title, cell: of, sort: of, csv: { titles: [title], cells: (figure) => [of(figure)] } });

/** A number, an answer in words, or why there is neither. */
export function figureText({ value, text: words, status }: Pick<Figure, 'value' | 'text' | 'status'>): string {
  if (value !== null) return formatNumber(value, Number.isInteger(value) ? 0 : 2);
  return words || (absences[status] ?? 'нет данных');
}

const columns: Column<Figure>[] = [
  { ...text('name', 'Организация или территория', (figure) => figure.name), fixed: true },
  text('form', 'Форма', (figure) => figure.form),
  text('part', 'Группа', (figure) => figure.part),
  text('item', 'Показатель', (figure) => figure.item),
  { ...text('value', 'Значение', figureText), align: 'right', sort: (figure) => figure.value, csv: { titles: ['Значение'], cells: (figure) => [figure.value ?? figureText(figure)] } },
  { ...text('batch', 'Загрузка', (figure) => `№ ${figure.batch}`), sort: (figure) => figure.batch },
];

/** What forms tell of the same exam: shares and counts that came ready. */
export function Figures({ query }: { query: WorksQuery }) {
  const { procedure, year, grade, subject, school, known_on, structure } = query;
  const whole = { procedure, year, grade, subject, school, known_on, structure };
  const figures = useQuery({ queryKey: ['figures', whole], queryFn: () => take(api.GET('/api/results/figures', { params: { query: whole } })) });
  if (figures.isPending) return <PageSkeleton />;
  if (figures.error) return <ErrorState error={figures.error} retry={() => void figures.refetch()} />;
  if (figures.data.length === 0) return <EmptyState title="Форм с готовыми показателями по этой работе не загружено">Здесь видно то, что сообщили отчёты ФИС ОКО и другие сводные формы.</EmptyState>;
  return <DataTable name="показатели форм" caption="Показатели форм" columns={columns} rows={figures.data} rowKey={(figure) => `${figure.batch} ${figure.form} ${figure.name} ${figure.part} ${figure.item} ${figure.value}`} />;
}
