import { Section } from '@/ui/Section';

import type { BoardRow, OtherMethod } from './board';
import styles from './Objectivity.module.css';

type Found = BoardRow['others'][number];

function FindingRows({ found }: { found: Found }) {
  return (
    <table className={styles.evidence}>
      <tbody>
        {found.findings.map((one) => (
          <tr key={`${one.title} ${one.exam?.subject ?? ''} ${one.exam?.grade ?? ''}`} data-strong={!one.of_results || undefined}>
            <th scope="row">
              {one.title}
              {one.exam && `: ${one.exam.subject}, ${one.exam.procedure} ${one.exam.grade}`}
            </th>
            <td>{one.explanation}</td>
            <td>{one.of_results ? 'о результатах' : 'возможный признак'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the other methods found at a school, method after method. */
export function OtherFindings({ row, methods }: { row: BoardRow; methods: OtherMethod[] }) {
  return methods.map((method) => {
    const found = row.others.find((one) => one.method === method.method);
    if (!found) return null;
    return (
      <Section key={method.method} title={method.title}>
        <div className={styles.inside}>
          {found.marked && found.marked_before && <p>Возможные признаки были и годом раньше.</p>}
          {found.findings.length === 0 ? <p className="v-quiet">{found.judged === 0 ? 'Не оценивается: данных мало.' : 'Ничего не найдено.'}</p> : <FindingRows found={found} />}
        </div>
      </Section>
    );
  });
}
