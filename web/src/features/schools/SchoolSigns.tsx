import { examTitle } from '@/features/context/context';
import { Figure } from '@/ui/Figure';
import { Section } from '@/ui/Section';

import type { School } from './api';
import styles from './School.module.css';

/** Signs of the school with the arithmetic of intervals; a reason to look closer, not a verdict. */
export function SchoolSigns({ data: { school, signs } }: { data: School }) {
  return (
    <Section title="Признаки для дополнительной проверки">
      {signs.length === 0 && <p className={styles.none}>Признаков нет.</p>}
      {signs.map((sign) => {
        const exam = { procedure: sign.procedure, year: sign.year, grade: sign.grade, subject: sign.subject };
        return (
          <div key={`${sign.sign} ${examTitle(sign)}`} className={styles.sign}>
            <h3>
              {sign.title} <span className="v-quiet">{examTitle(sign)}</span>
            </h3>
            <p>
              Школа: <Figure estimate={sign.mean} unit="балл" interval label="Средний балл школы" about={{ indicator: 'mean_primary', exam, school: school.id }} /> · сравниваем с: <Figure estimate={sign.reference} unit="балл" interval label="Средний балл для сравнения" about={{ indicator: 'mean_primary', exam }} />
            </p>
            <p className={styles.explanation}>{sign.explanation}</p>
          </div>
        );
      })}
      {signs.length > 0 && <p className={styles.none}>Признак не означает нарушения: высокий результат бывает заслуженным. Он подсказывает, где посмотреть внимательнее.</p>}
    </Section>
  );
}
