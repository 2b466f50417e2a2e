import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { formatNumber } from '@/ui/format';
import { cellText, fixText } from '@/ui/issues';
import { Section } from '@/ui/Section';

import { lookQuery, type Import, type ImportTrial } from './api';
import styles from './Mapping.module.css';

const shownIssues = 8;
/** Asked after the columns are named: here they are no mistake of the columns. */
const askedLater = new Set(['subject_unknown', 'grade_unknown', 'year_unknown', 'procedure_unknown', 'subject_contradicts', 'grade_contradicts', 'year_contradicts']);

/** The first rows as the server would read them, and what it would complain about. */
export function LookPreview({ entry, trial }: { entry: Import; trial: ImportTrial }) {
  const look = useQuery({ ...lookQuery(entry.id, trial), placeholderData: keepPreviousData, retry: false });
  const preview = look.data?.preview;
  const issues = (look.data?.issues ?? []).filter(({ code }) => !askedLater.has(code));
  const asked = (look.data?.issues ?? []).filter(({ code }) => askedLater.has(code)).length;
  return (
    <Section title="Так будут прочитаны первые строки" aside={preview ? `${formatNumber(preview.rows || (preview.figures ?? 0))} из первых 200 строк` : 'читается'}>
      <div className={styles.body} aria-busy={look.isFetching}>
        {look.error && (
          <p className={styles.problem} role="alert">
            {look.error.message}
          </p>
        )}
        {preview && preview.sample.length > 0 && (
          <div className={styles.scroll}>
            <table className={styles.read}>
              <thead>
                <tr>
                  {preview.columns.map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.sample.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, column) => (
                      <td key={column}>{cell || <span className="v-quiet">пусто</span>}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {preview && preview.sample.length === 0 && <p className={styles.problem}>По этим столбцам не прочлось ни одной строки.</p>}
        <ul className={styles.issues}>
          {issues.slice(0, shownIssues).map((issue, index) => (
            <li key={index} data-severity={issue.severity}>
              {cellText(issue.place) && <b>{cellText(issue.place)}: </b>}
              {issue.message} {issue.found && `Найдено: ${issue.found}. `}
              <span className="v-quiet">{fixText(issue)}</span>
            </li>
          ))}
        </ul>
        {asked > 0 && <p className="v-quiet">Чего в таблице нет (предмет, класс, год), программа спросит следующим шагом.</p>}
      </div>
    </Section>
  );
}
