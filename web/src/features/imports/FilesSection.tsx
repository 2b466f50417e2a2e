import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { tellFailure } from '@/ui/undo';

import { useAnswer, type Import, type ImportFile } from './api';
import { FilePanel } from './FilePanel';
import styles from './Imports.module.css';
import { answersOf, examOf, formOf, sumOf } from './wizard';

const states: Record<ImportFile['state'], string> = { waiting: 'ждёт чтения', gone: 'нужно добавить снова', known: '', unknown: 'форма не узнана', unreadable: 'не читается', left_out: 'не загружается' };

function Complaints({ file }: { file: ImportFile }) {
  if (file.errors === 0 && file.remarks === 0) return <span className="v-quiet">{file.state === 'known' ? 'нет' : ''}</span>;
  return (
    <>
      {file.errors > 0 && <b className={styles.refused}>{counted(file.errors, ['ошибка', 'ошибки', 'ошибок'])}</b>}
      {file.errors > 0 && file.remarks > 0 && ', '}
      {file.remarks > 0 && counted(file.remarks, nouns.issue)}
    </>
  );
}

interface RowProps {
  entry: Import;
  file: ImportFile;
  onOpen: () => void;
}

function Row({ entry, file, onOpen }: RowProps) {
  const answer = useAnswer(entry.id);
  const ready = entry.state === 'ready' && entry.files.every(({ held }) => held);
  const leave = (leave_out: boolean) => answer.mutate({ files: [answersOf(file, { leave_out })] }, { onError: (error) => tellFailure('Не удалось', error) });
  const rows = sumOf(file, 'rows');
  return (
    <tr data-off={file.state === 'left_out' || undefined}>
      <th scope="row">
        <button type="button" className={styles.link} onClick={onOpen}>
          {file.name}
        </button>
      </th>
      <td>{formOf(file) || <span className={file.state === 'left_out' ? 'v-quiet' : styles.refused}>{states[file.state]}</span>}</td>
      <td>{examOf(file)}</td>
      <td className={styles.number}>{rows > 0 ? formatNumber(rows) : ''}</td>
      <td className={styles.number}>{sumOf(file, 'schools') > 0 ? formatNumber(sumOf(file, 'schools')) : ''}</td>
      <td>
        <Complaints file={file} />
      </td>
      <td className={styles.actions}>
        {ready && file.headings.length > 0 && (
          <Button size="compact-sm" component={Link} href={`/imports/${entry.id}/columns?file=${encodeURIComponent(file.name)}`}>
            Назвать столбцы
          </Button>
        )}
        {ready && (
          <Button size="compact-sm" variant="subtle" loading={answer.isPending} onClick={() => leave(file.state !== 'left_out')} aria-label={`${file.state === 'left_out' ? 'Загружать' : 'Не загружать'}: ${file.name}`}>
            {file.state === 'left_out' ? 'Загружать' : 'Не загружать'}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Every file of the import: what it was taken for, and what can be done about it. */
export function FilesSection({ entry }: { entry: Import }) {
  const [open, setOpen] = useState<string | null>(null);
  const unknown = entry.files.filter(({ state }) => state === 'unknown' || state === 'unreadable').length;
  return (
    <Section title={`Файлы: ${formatNumber(entry.files.length)}`} aside={unknown > 0 ? `${counted(unknown, nouns.file)} без формы: назовите столбцы или не загружайте` : 'нажмите на имя, чтобы поправить'}>
      <div className={styles.scroll} role="region" aria-label="Файлы загрузки" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {['Файл', 'Форма', 'Работа'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col" className={styles.number}>
                Строк
              </th>
              <th scope="col" className={styles.number}>
                Школ
              </th>
              <th scope="col">Замечания</th>
              <th scope="col">
                <span className={styles.hidden}>Действия</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.files.map((file) => (
              <Row key={file.name} entry={entry} file={file} onOpen={() => setOpen(file.name)} />
            ))}
          </tbody>
        </table>
      </div>
      <FilePanel entry={entry} file={entry.files.find(({ name }) => name === open)} onClose={() => setOpen(null)} />
    </Section>
  );
}
