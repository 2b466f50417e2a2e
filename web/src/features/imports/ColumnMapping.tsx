import { Alert, Button } from '@mantine/core';
import { useState } from 'react';

import { counted } from '@/ui/plural';
import { Section } from '@/ui/Section';

import { useAnswer, type Import } from './api';
import { problemOf, rolesOf, type PlanTable, type Role } from './mapping';
import styles from './Mapping.module.css';
import { TableMapping } from './TableMapping';

/** The person says what each column of the plan holds; the first measures are shown as they will be read. */
export function ColumnMapping({ entry, tables }: { entry: Import; tables: PlanTable[] }) {
  const [roles, setRoles] = useState<Role[][]>(() => tables.map(rolesOf));
  const answer = useAnswer(entry.id);
  const wrong = roles.map(problemOf);
  const change = (table: number, next: Role[]) => setRoles((now) => now.map((entry, index) => (index === table ? next : entry)));
  const toAll = () => setRoles((now) => now.map((own, index) => (index > 0 && own.length === now[0]?.length ? now[0] : own)));
  return (
    <Section title="Что в каких столбцах" aside={tables.length > 1 ? counted(tables.length, ['таблица', 'таблицы', 'таблиц']) : undefined}>
      <div className={styles.body}>
        <p className={styles.lead}>Программа не уверена в заголовках. Выберите над каждым столбцом, что в нём, или перетащите название на столбец. Ниже сразу видно, как будут прочитаны первые мероприятия.</p>
        {tables.map((table, index) => (
          <TableMapping key={table.table} table={table} roles={roles[index] ?? []} problem={wrong[index] ?? ''} onChange={(next) => change(index, next)} onToAll={index === 0 && tables.length > 1 ? toAll : undefined} />
        ))}
        {answer.error && (
          <Alert color="red" variant="light" role="alert" mb="sm">
            {answer.error.message}
          </Alert>
        )}
        <Button disabled={wrong.some(Boolean)} loading={answer.isPending} onClick={() => answer.mutate({ columns: roles })}>
          Читать так
        </Button>
      </div>
    </Section>
  );
}
