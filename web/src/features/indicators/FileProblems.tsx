import { useQuery } from '@tanstack/react-query';

import { counted } from '@/ui/plural';

import { definitionsQuery } from './catalogue/api';
import styles from './FileProblems.module.css';

/** What the municipality's own files of indicators and sets have wrong: those definitions are not in force, the rest is. */
export function FileProblems() {
  const { data } = useQuery(definitionsQuery);
  if (!data || data.problems.length === 0) return null;
  return (
    <details className={styles.problems}>
      <summary>{counted(data.problems.length, ['ошибка', 'ошибки', 'ошибок'])} в своих файлах показателей и наборов: описанное с ошибкой не действует, остальное работает</summary>
      <ul>
        {data.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p className="v-quiet">Файлы лежат в папке данных, в catalog/indicators и catalog/sets. Исправьте строку и откройте страницу снова.</p>
    </details>
  );
}
