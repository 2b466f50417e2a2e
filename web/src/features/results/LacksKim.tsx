import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { changeAddress } from '@/ui/address';

import type { TableQuery } from './api';
import styles from './Results.module.css';

/** Says that the paper is not described and leads to where it can be. */
export function LacksKim({ exam }: { exam: TableQuery }) {
  const mayImport = useRight('imports.make');
  const { procedure, year, grade, subject } = exam;
  const known = changeAddress({}, { procedure, subject, year: year === undefined ? undefined : String(year), grade: grade === undefined ? undefined : String(grade) });
  return (
    <p className={`${styles.lacks} v-no-print`} role="note">
      <strong>Что проверяют задания, неизвестно:</strong> описание КИМ этой работы не загружено, поэтому ниже отдельные задания. {mayImport ? <Link href="/imports">Загрузите файл описания</Link> : 'Загрузите файл описания'} (Word или Excel с таблицей заданий) или внесите задания в справочнике <Link href={`/knowledge${known}`}>«КИМ и шкалы»</Link>.
    </p>
  );
}
