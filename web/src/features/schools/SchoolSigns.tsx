import { examTitle } from '@/features/context/context';
import { Figure } from '@/ui/Figure';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';

import type { School } from './api';
import styles from './School.module.css';

type Sign = School['signs'][number];

function SignEntry({ sign, school }: { sign: Sign; school: number }) {
  const exam = { procedure: sign.procedure, year: sign.year, grade: sign.grade, subject: sign.subject };
  return (
    <div className={styles.sign}>
      <h3>
        {sign.title} <span className="v-quiet">{examTitle(sign)}</span>
      </h3>
      <p>
        Школа: <Figure estimate={sign.mean} unit="балл" interval label="Средний балл школы" about={{ indicator: 'mean_primary', exam, school }} /> · сравниваем с: <Figure estimate={sign.reference} unit="балл" interval label="Средний балл для сравнения" about={{ indicator: 'mean_primary', exam }} />
      </p>
      <p className={styles.explanation}>{sign.explanation}</p>
    </div>
  );
}

/** Signs of the school with the arithmetic of intervals, the last year open; a reason to look closer, not a verdict. */
export function SchoolSigns({ data: { school, signs, signs_whole: whole } }: { data: School }) {
  const years = [...new Set(signs.map((sign) => sign.year))].sort((a, b) => b - a);
  const of = (year: number) => signs.filter((sign) => sign.year === year);
  return (
    <Section title="Признаки для дополнительной проверки">
      {signs.length === 0 && <p className={styles.none}>{whole ? 'Признаков нет.' : 'Открытых признаков нет: пока школа не ответила, её признаки видят только она и управление.'}</p>}
      {years.map((year, place) => (
        <details key={year} open={place === 0} className={styles.year}>
          <summary>
            {year} год: {counted(of(year).length, nouns.sign)}
          </summary>
          {of(year).map((sign) => (
            <SignEntry key={`${sign.sign} ${examTitle(sign)}`} sign={sign} school={school.id} />
          ))}
        </details>
      ))}
      {signs.length > 0 && <p className={styles.none}>Признак не означает нарушения: высокий результат бывает заслуженным. Он подсказывает, где посмотреть внимательнее.</p>}
    </Section>
  );
}
