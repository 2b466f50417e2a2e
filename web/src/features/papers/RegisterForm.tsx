import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import styles from '@/features/tasks/Tasks.module.css';
import { tellDone } from '@/ui/undo';

import { useEditPaper } from './api';
import type { PaperCard } from './types';

/** Gives a draft its number and day; without a number the register takes the next one. */
export function RegisterForm({ paper, onClose }: { paper: PaperCard; onClose: () => void }) {
  const [number, setNumber] = useState(paper.number);
  const [dated, setDated] = useState(paper.dated ?? new Date().toLocaleDateString('sv'));
  const edit = useEditPaper();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutateAsync({ id: paper.id, row_version: paper.row_version, status: 'registered', number: number.trim(), dated }).then((saved) => {
      onClose();
      tellDone(`Зарегистрирован: № ${saved.number}`, () => edit.mutateAsync({ id: saved.id, row_version: saved.row_version, status: 'draft', number: '', dated: null }));
    }, () => undefined);
  };
  return (
    <form className={styles.box} onSubmit={submit}>
      <div className={styles.two}>
        <TextInput autoFocus size="xs" label="Номер" description="Пусто — следующий по журналу" value={number} error={edit.error?.message} onChange={(event) => setNumber(event.currentTarget.value)} />
        <TextInput size="xs" type="date" required label="Дата" description="День подписания" value={dated} onChange={(event) => setDated(event.currentTarget.value)} />
      </div>
      <div className={styles.steps}>
        <Button size="xs" type="submit" loading={edit.isPending}>
          Зарегистрировать
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Отмена
        </Button>
      </div>
    </form>
  );
}
