import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import styles from '@/features/tasks/Tasks.module.css';
import { tellDone } from '@/ui/undo';

import { useAcquaint, useAddPerson } from './api';
import type { PaperCard } from './types';

/** Puts a person on the list of those who have to read the paper. */
export function AddPerson({ paper }: { paper: PaperCard }) {
  const [name, setName] = useState('');
  const [position, setPosition] = useState('');
  const add = useAddPerson();
  const acquaint = useAcquaint();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutateAsync({ id: paper.id, name: name.trim(), position: position.trim() }).then(({ list }) => {
      const made = list.find((person) => !paper.list.some((old) => old.id === person.id));
      setName('');
      setPosition('');
      tellDone('Лист ознакомления дополнен', made ? () => acquaint.mutateAsync({ id: paper.id, person: made.id, remove: true }) : undefined);
    }, () => undefined);
  };
  return (
    <form className={styles.box} onSubmit={submit}>
      <div className={styles.two}>
        <TextInput size="xs" required label="Кого ознакомить" placeholder="Фамилия И. О." value={name} error={add.error?.message} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput size="xs" label="Должность" value={position} onChange={(event) => setPosition(event.currentTarget.value)} />
      </div>
      <div className={styles.steps}>
        <Button size="xs" variant="default" type="submit" loading={add.isPending}>
          Добавить
        </Button>
      </div>
    </form>
  );
}
