import { Section } from '@/ui/Section';

import type { ImportPreview } from './api';
import styles from './Imports.module.css';

const shown = 8;

/** The first rows as they were understood. */
export function Sample({ preview }: { preview: ImportPreview }) {
  const { roadmap } = preview;
  const columns = roadmap ? ['№', 'Мероприятие', 'Срок', 'Ответственный'] : preview.columns;
  const rows = roadmap ? roadmap.sample.map((row) => [row.number, row.text, row.deadline, row.responsible.join(', ')]) : preview.sample;
  const few = rows.slice(0, shown);
  if (rows.length === 0) return null;
  return (
    <Section title="Первые строки" aside="так программа их поняла">
      <div className={styles.scroll} role="region" aria-label="Первые строки" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((title, index) => (
                <th key={`${index} ${title}`} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {few.map((row, index) => (
              <tr key={index}>
                {row.map((text, column) => (
                  <td key={column}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
