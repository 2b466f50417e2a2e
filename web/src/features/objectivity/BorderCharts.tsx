import { useCallback } from 'react';

import { ChartFigure } from '@/charts/ChartFigure';
import type { Palette } from '@/charts/palette';
import { scoreColumnsOption } from '@/charts/scoreColumns';
import { examTitle } from '@/features/context/context';
import { formatNumber } from '@/ui/format';

import type { ExamEvidence } from './board';
import styles from './Objectivity.module.css';

/** Below so many works a histogram shows nothing. */
const fewest = 10;

const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);

function markAt(exam: ExamEvidence, score: number): number | null {
  if (exam.marks.length === 0) return null;
  return exam.marks.reduce((mark, border) => (score >= border.score ? border.mark : mark), 2);
}

/** Shares of works by score, of the school and of all schools; the line is the smooth curve, or all schools without it. */
function rowsOf(exam: ExamEvidence) {
  const all = sum(exam.region);
  const curve = sum(exam.curve);
  return exam.works.map((works, index) => ({
    score: index / exam.unit,
    works,
    percent: exam.n > 0 ? (100 * works) / exam.n : 0,
    region: all > 0 ? (100 * (exam.region[index] ?? 0)) / all : 0,
    curve: curve > 0 ? (100 * (exam.curve[index] ?? 0)) / curve : null,
  }));
}

function BorderChart({ exam }: { exam: ExamEvidence }) {
  const option = useCallback(
    (palette: Palette) => {
      const rows = rowsOf(exam);
      const line = rows.map((row) => row.curve ?? row.region);
      const tooltip = (index: number) => {
        const row = rows[index];
        return row ? `${formatNumber(row.score, exam.unit > 1 ? 1 : 0)} б.<br/>в школе ${formatNumber(row.works)} (${formatNumber(row.percent, 1)} %)<br/>во всех школах ${formatNumber(row.region, 1)} %` : '';
      };
      return scoreColumnsOption({ columns: rows.map((row) => ({ score: formatNumber(row.score, exam.unit > 1 ? 1 : 0), mark: markAt(exam, row.score), percent: row.percent })), borders: exam.marks.map(({ mark, score }) => ({ mark, score: formatNumber(score, exam.unit > 1 ? 1 : 0) })), tooltip, line }, palette);
    },
    [exam],
  );
  const rows = rowsOf(exam);
  const few = exam.n < 20 ? '; работ мало, картина неустойчива' : '';
  return (
    <ChartFigure
      title={`${examTitle(exam.exam)}, n = ${formatNumber(exam.n)}${few}`}
      height={230}
      option={option}
      table={{ head: ['Балл', 'Работ в школе', '% в школе', '% во всех школах', 'Гладкая кривая, %'], rows: rows.map((row) => [formatNumber(row.score, exam.unit > 1 ? 1 : 0), formatNumber(row.works), formatNumber(row.percent, 1), formatNumber(row.region, 1), row.curve === null ? 'нет данных' : formatNumber(row.curve, 1)]) }}
    />
  );
}

/** Histograms of a school, those with most works at borders first. */
export function BorderCharts({ exams }: { exams: ExamEvidence[] }) {
  const lifted = (exam: ExamEvidence) => sum(exam.borders.map((border) => border.lifted));
  const shown = exams.filter((exam) => exam.n >= fewest).sort((a, b) => lifted(b) - lifted(a) || b.n - a.n);
  const left = exams.length - shown.length;
  if (shown.length === 0) return <p className="v-quiet">За этот год нет работ, которые писали хотя бы {fewest} учеников.</p>;
  return (
    <>
      <p className="v-quiet">Столбцы — доли работ школы, линия — гладкая кривая без поднятых работ, а где работ для неё мало — все загруженные школы. Пунктир — границы отметок.{left > 0 && ` Не показано экзаменов, где работ меньше ${fewest}: ${left}.`}</p>
      <div className={styles.charts}>
        {shown.map((exam) => (
          <BorderChart key={`${exam.exam.procedure} ${exam.exam.grade} ${exam.exam.subject}`} exam={exam} />
        ))}
      </div>
    </>
  );
}
