import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import type { ImportFile } from './api';
import styles from './Imports.module.css';
import { examOf } from './wizard';

/** Sheets of a file as they were recognised. */
export function SheetList({ sheets }: Pick<ImportFile, 'sheets'>) {
  if (sheets.length === 0) return null;
  return (
    <ul className={styles.sheets}>
      {sheets.map((sheet, index) => (
        <li key={index}>
          <b>{sheet.sheet ? `Лист «${sheet.sheet}»` : sheet.form_title}</b>
          {sheet.sheet && ` — ${sheet.form_title}`}
          <br />
          <span className="v-quiet">
            {[examOf({ sheets: [sheet] }), counted(sheet.rows, nouns.row), sheet.schools > 0 && counted(sheet.schools, nouns.school), sheet.tasks > 0 && `столбцов и заданий: ${formatNumber(sheet.tasks)}`, sheet.maximum > 0 && `наибольший балл ${formatNumber(sheet.maximum)}`].filter(Boolean).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
