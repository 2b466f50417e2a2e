import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';

import { firstChoices, mergeOf, resultOf, unresolved, type Choices, type MergeField, type Fields } from './merge';
import styles from './Merge.module.css';
import { MergeRow } from './MergeRow';

interface MergeScreenProps {
  fields: MergeField[];
  base: Fields;
  mine: Fields;
  theirs: Fields;
  error: Error | null;
  pending: boolean;
  onSave: (result: Fields) => void;
  /** The person gives up their own words. */
  onTheirs: () => void;
}

/** Two people edited one record: both versions field by field, and nothing is written until this person says how. */
export function MergeScreen({ fields, base, mine, theirs, error, pending, onSave, onTheirs }: MergeScreenProps) {
  const rows = mergeOf(fields, base, mine, theirs);
  const [choices, setChoices] = useState<Choices>(() => firstChoices(rows));
  const open = unresolved(rows, choices);
  return (
    <section aria-label="Две версии записи">
      <p className={styles.intro} role="alert">
        Пока вы писали, запись изменил кто-то другой. Ничего не потеряно: сверьте обе версии и сохраните общую.
      </p>
      {error && (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {error.message}
        </Alert>
      )}
      {rows
        .filter((row) => row.fate !== 'same')
        .map((row) => (
          <MergeRow key={row.field.key} row={row} choice={choices[row.field.key]} onChoose={(choice) => setChoices({ ...choices, [row.field.key]: choice })} />
        ))}
      {open.length > 0 && <p className="v-quiet">Осталось выбрать: {open.map((row) => row.field.label.toLocaleLowerCase('ru')).join(', ')}.</p>}
      <Group gap="sm">
        <Button loading={pending} disabled={open.length > 0} onClick={() => onSave(resultOf(rows, choices))}>
          Сохранить общую версию
        </Button>
        <Button variant="default" onClick={onTheirs}>
          Оставить записанное, моё не сохранять
        </Button>
      </Group>
    </section>
  );
}
