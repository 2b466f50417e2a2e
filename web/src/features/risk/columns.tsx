import { EstimateText } from '@/ui/EstimateText';
import type { Column } from '@/ui/table';

import { lastYear, type RiskList, type RiskSchool } from './api';
import styles from './Risk.module.css';
import { History, Verdict } from './Verdict';

const order = { listed: 0, perhaps: 1, not_listed: 2, not_assessed: 3 } as const;

/** A sign that nobody could be asked, like a deviation from a norm that is not approved, needs no column. */
function asked({ schools }: RiskList, index: number): boolean {
  const values = schools.map((row) => lastYear(row)?.signs[index]?.value);
  return values.some((one) => one?.value !== null) || values.every((one) => one?.absence !== 'not_applicable');
}

function signColumn({ rule, units }: RiskList, index: number): Column<RiskSchool> {
  const sign = rule.signs[index];
  const title = `${sign?.title ?? ''}${units[index] === 'п.п.' ? ', п.п.' : ''}`;
  const value = (row: RiskSchool) => lastYear(row)?.signs[index];
  return {
    id: sign?.id ?? String(index),
    title,
    align: 'right',
    width: 96,
    cell: (row) => {
      const one = value(row);
      return one ? (
        <span className={styles.sign} data-firing={one.firing} title={one.reason}>
          <EstimateText estimate={one.value} unit={units[index] ?? ''} interval stacked />
          {one.value.value !== null && <small className={styles.people}>n = {one.value.n}</small>}
        </span>
      ) : null;
    },
    sort: (row) => value(row)?.value.value ?? null,
    csv: { titles: [title, 'от', 'до', 'n'], cells: (row) => [value(row)?.value.value ?? value(row)?.value.absence_text, value(row)?.value.lo, value(row)?.value.hi, value(row)?.value.n] },
  };
}

export function columnsOf(list: RiskList): Column<RiskSchool>[] {
  const verdict = (row: RiskSchool) => lastYear(row)?.verdict_title ?? '';
  return [
    { id: 'school', title: 'Школа', fixed: true, width: 170, cell: (row) => row.label, sort: (row) => row.label, csv: { titles: ['Школа'], cells: (row) => [row.label] } },
    {
      id: 'verdict',
      title: 'Итог',
      cell: (row) => {
        const last = lastYear(row);
        return last ? <Verdict row={last} good={list.rule.good} /> : null;
      },
      sort: (row) => order[row.verdict],
      csv: { titles: list.rule.good ? ['Итог'] : ['Итог', 'Зона'], cells: (row) => (list.rule.good ? [verdict(row)] : [verdict(row), lastYear(row)?.zone_title]) },
    },
    { id: 'change', title: 'К прошлому году', cell: (row) => row.change_title || <span className="v-quiet">—</span>, sort: (row) => row.change_title, csv: { titles: ['К прошлому году'], cells: (row) => [row.change_title] } },
    { id: 'history', title: 'Раньше', cell: (row) => <History years={row.years} words={row.history} />, sort: (row) => row.running * 100 + row.listed, csv: { titles: ['Раньше', 'История', 'Лет подряд', 'Лет в списке'], cells: (row) => [row.years.slice(0, -1).map((one) => `${one.year}: ${one.verdict_title}`).join('; '), row.history, row.running, row.listed] } },
    ...list.rule.signs.flatMap((_, index) => (asked(list, index) ? [signColumn(list, index)] : [])),
  ];
}
