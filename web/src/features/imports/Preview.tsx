import { examsTitle } from '@/features/context/context';
import { formatDates, formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import type { ImportPreview } from './api';
import styles from './Imports.module.css';

function Count({ title, value }: { title: string; value: number }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}

/** What was recognised in the file and what will be stored. */
export function Preview({ preview }: { preview: ImportPreview }) {
  const { roadmap } = preview;
  // What the files do not tell stands among the questions, not here.
  const exams = preview.exams.filter(({ procedure, subject }) => procedure !== '' || subject !== '');
  return (
    <Section title="Что узнано" aside={preview.form}>
      {exams.length > 0 && (
        <p className={styles.line}>
          <span className="v-quiet">Работы: </span>
          {examsTitle(exams)}
        </p>
      )}
      {roadmap && (
        <p className={styles.line}>
          {roadmap.title}
          <span className="v-quiet"> {formatDates(roadmap.period.from, roadmap.period.to)}</span>
        </p>
      )}
      <dl className={styles.counts}>
        {roadmap ? (
          <>
            <Count title="Разделов" value={roadmap.sections} />
            <Count title="Мероприятий" value={roadmap.measures} />
            <Count title="Сроков с датами" value={roadmap.occurrences} />
            <Count title="Сроков, которые надо уточнить" value={roadmap.unclear_deadlines} />
          </>
        ) : (
          <>
            <Count title="Строк" value={preview.rows} />
            <Count title="Участников" value={preview.participants} />
            <Count title="Отсутствовали" value={preview.absent} />
            <Count title="Школ" value={preview.schools} />
          </>
        )}
        {preview.counts.filter((count) => count.value > 0).map((count) => (
          <Count key={count.code} title={count.title} value={count.value} />
        ))}
      </dl>
      {preview.schools_new.length > 0 && (
        <details className={styles.line}>
          <summary>Будут заведены новые школы: {formatNumber(preview.schools_new.length)}</summary>
          <ul>
            {preview.schools_new.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
