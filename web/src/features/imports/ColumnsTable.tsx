import { NativeSelect } from '@mantine/core';
import { useState, type DragEvent } from 'react';

import type { ImportFile, MappedField } from './api';
import { isClosed, isNamed } from './columns';
import styles from './Mapping.module.css';

interface ColumnsTableProps {
  file: ImportFile;
  fields: MappedField[];
  taken: string[];
  onGive: (column: number, field: string) => void;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Fields to drag; one that is given stands in grey. */
function FieldChips({ fields, taken }: Pick<ColumnsTableProps, 'fields' | 'taken'>) {
  return (
    <ul className={`${styles.chips} v-no-print`} aria-label="Названия, которые можно перетащить на столбец">
      {fields.map((field) => (
        <li key={field.name} draggable data-used={taken.includes(field.name) || undefined} onDragStart={(event) => event.dataTransfer.setData('text/plain', field.name)}>
          {capital(field.title)}
        </li>
      ))}
    </ul>
  );
}

interface HeadProps extends ColumnsTableProps {
  column: number;
}

function Head({ file, fields, taken, onGive, column }: HeadProps) {
  const [over, setOver] = useState(false);
  const heading = file.headings[column] ?? '';
  const closed = isClosed(file.table, column);
  const named = isNamed(file.headings, column) && !closed;
  const choices = [{ value: '', label: 'Не читать' }, ...fields.map(({ name, title }) => ({ value: name, label: capital(title) }))];

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const field = event.dataTransfer.getData('text/plain');
    if (named && fields.some(({ name }) => name === field)) onGive(column, field);
  }

  return (
    <th
      scope="col"
      data-skip={!taken[column] || undefined}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(named);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <NativeSelect size="xs" disabled={!named} aria-label={`Столбец ${column + 1} «${heading}»: что в нём`} value={taken[column] ?? ''} data={choices} onChange={(event) => onGive(column, event.currentTarget.value)} />
      <span>{heading || 'без заголовка'}</span>
      {closed && <span>личные данные: не читается</span>}
      {!named && !closed && heading && <span className={styles.problem}>такой заголовок уже есть: переименуйте столбец в файле</span>}
    </th>
  );
}

/** The table of the file: above each column what it is taken for. */
export function ColumnsTable(props: ColumnsTableProps) {
  const { file, fields, taken } = props;
  return (
    <>
      <FieldChips fields={fields} taken={taken} />
      <div className={styles.scroll} role="region" aria-label="Столбцы файла" tabIndex={0}>
        <table className={styles.columns}>
          <thead>
            <tr>
              {file.headings.map((_, column) => (
                <Head key={column} column={column} {...props} />
              ))}
            </tr>
          </thead>
          <tbody>
            {file.table.map((row, index) => (
              <tr key={index}>
                {file.headings.map((_, column) => (
                  <td key={column} data-skip={!taken[column] || undefined}>
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
