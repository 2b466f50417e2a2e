import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';

import { assign, mapped, roleOrder, roleTitles, type PlanTable, type Role } from './mapping';
import styles from './Mapping.module.css';

interface TableMappingProps {
  table: PlanTable;
  roles: Role[];
  problem: string;
  onChange: (roles: Role[]) => void;
  /** Gives the same columns to the other tables; only where there are others. */
  onToAll: (() => void) | undefined;
}

const choices = [...roleOrder, 'skip' as const].map((role) => ({ value: role, label: roleTitles[role] }));

function isRole(value: string): value is Role {
  return value in roleTitles;
}

function Sample({ table, roles }: { table: PlanTable; roles: Role[] }) {
  const rows = mapped(table.samples, roles);
  const used = roleOrder.filter((role) => roles.includes(role));
  return (
    <table className={styles.read}>
      <caption>Так будут прочитаны первые строки</caption>
      <thead>
        <tr>
          {used.map((role) => (
            <th key={role} scope="col">
              {roleTitles[role]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {used.map((role) => (
              <td key={role}>{row[roleOrder.indexOf(role)] || <span className="v-quiet">пусто</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One table of the file: its columns as they are, what each is taken for, and the result. */
export function TableMapping({ table, roles, problem, onChange, onToAll }: TableMappingProps) {
  const [over, setOver] = useState(-1);
  const give = (column: number, role: string) => isRole(role) && onChange(assign(roles, column, role));
  return (
    <div className={styles.table}>
      <h3>{table.place}</h3>
      <ul className={`${styles.chips} v-no-print`} aria-label="Названия, которые можно перетащить на столбец">
        {roleOrder.map((role) => (
          <li key={role} draggable data-used={roles.includes(role) || undefined} onDragStart={(event) => event.dataTransfer.setData('text/plain', role)}>
            {roleTitles[role]}
          </li>
        ))}
      </ul>
      <div className={styles.scroll} role="region" aria-label={`Столбцы: ${table.place}`} tabIndex={0}>
        <table className={styles.columns}>
          <thead>
            <tr>
              {roles.map((role, column) => (
                <th
                  key={column}
                  scope="col"
                  data-skip={role === 'skip' || undefined}
                  data-over={over === column || undefined}
                  onDragOver={(event) => {
                    event.preventDefault();
                    setOver(column);
                  }}
                  onDragLeave={() => setOver(-1)}
                  onDrop={(event) => {
                    event.preventDefault();
                    setOver(-1);
                    give(column, event.dataTransfer.getData('text/plain'));
                  }}
                >
                  <NativeSelect size="xs" aria-label={`Столбец ${column + 1} «${table.header[column] ?? ''}»: что в нём`} value={role} data={choices} onChange={(event) => give(column, event.currentTarget.value)} />
                  <span>{table.header[column] ?? ''}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.samples.map((row, index) => (
              <tr key={index}>
                {roles.map((role, column) => (
                  <td key={column} data-skip={role === 'skip' || undefined}>
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : (
        <Sample table={table} roles={roles} />
      )}
      {onToAll && (
        <Button size="compact-sm" variant="default" onClick={onToAll}>
          Так же в остальных таблицах
        </Button>
      )}
    </div>
  );
}
