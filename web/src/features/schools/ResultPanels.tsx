import { SegmentedControl } from '@mantine/core';

import { ChartFigure } from '@/charts/ChartFigure';
import { whiskerOption } from '@/charts/whiskers';
import { isMeasure, measures } from '@/features/overview/api';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatInterval, formatNumber, formatPercent } from '@/ui/format';
import { Section } from '@/ui/Section';

import type { School, SchoolResult } from './api';
import { groupsOf, hasMeasure, panelsOf, type Panel } from './results';
import styles from './School.module.css';

interface PanelProps {
  panel: Panel;
  measure: 'quality' | 'success' | 'mean_percent';
  title: string;
  years: number[];
}

function tableOf(points: SchoolResult[], measure: PanelProps['measure'], title: string) {
  return {
    head: ['Год', title, '95 % интервал', 'Муниципалитет', 'n'],
    rows: points.map((row) => {
      const { value, lo, hi, absence_text } = row[measure];
      const common = row.municipality[measure];
      return [String(row.year), value === null ? (absence_text ?? 'нет данных') : formatPercent(value), lo === undefined || hi === undefined ? '—' : formatInterval(lo, hi), common.value === null ? 'нет данных' : formatPercent(common.value), formatNumber(row.participants)];
    }),
  };
}

function PanelChart({ panel, measure, title, years }: PanelProps) {
  const points = years.map((year) => {
    const row = panel.points.find((entry) => entry.year === year);
    return { name: String(year), n: row?.participants ?? 0, estimate: row?.[measure], reference: row?.municipality[measure].value ?? null };
  });
  return <ChartFigure title={panel.subject} height={168} option={(palette) => whiskerOption(points, palette)} table={tableOf(panel.points, measure, title)} compact />;
}

/** Small multiples: one panel a subject, years across, one scale for all, the municipality as a thin line. */
export function ResultPanels({ data }: { data: School }) {
  const [address, change] = useAddress();
  const groups = groupsOf(data.results);
  const group = groups.find((entry) => entry === address.group) ?? groups[0] ?? '';
  const panels = panelsOf(data.results, group);
  const rows = panels.flatMap((panel) => panel.points);
  const wanted = isMeasure(address.measure) ? address.measure : 'quality';
  const measure = hasMeasure(rows, wanted) ? wanted : 'mean_percent';
  const title = measures.find((entry) => entry.value === measure)?.label ?? '';
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  return (
    <Section title={`${title}, %: ${group}`} aside={<SegmentedControl className="v-no-print" size="xs" aria-label="Показатель" value={measure} data={[...measures]} onChange={(value) => change({ measure: value })} />}>
      <div className={styles.bar}>
        <div className="v-no-print"><FilterSelect label="Процедура и параллель" value={group} width={220} choices={groups.map((entry) => ({ value: entry, label: entry }))} onChange={(value) => change({ group: value })} /></div>
        <p className="v-quiet">Точка — школа, отрезок — 95 % интервал, тонкая линия — муниципалитет. Серым — не отличается от муниципалитета. Шкала у всех 0–100 %.</p>
      </div>
      <div className={styles.panels}>
        {panels.map((panel) => (
          <PanelChart key={panel.subject} panel={panel} measure={measure} title={title} years={years} />
        ))}
      </div>
    </Section>
  );
}
