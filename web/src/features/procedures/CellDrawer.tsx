import { Alert, Button, Drawer, Group, NumberInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { formatDate, formatDates } from '@/ui/format';
import { tellDone } from '@/ui/undo';

import { useContact, useExpect, type Board, type BoardRow } from './api';
import { headOf } from './board';
import { ContactLinks } from './ContactLinks';
import styles from './Procedures.module.css';

export interface Chosen {
  board: Board;
  row: BoardRow;
}

function Expected({ board, row }: Chosen) {
  const [count, setCount] = useState<number | string>(row.expected ?? '');
  const expect = useExpect();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void expect.mutateAsync({ id: board.id, school_id: row.school_id, participants: Number(count) }).then(() => tellDone('Число участников записано'), () => undefined);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <Group align="flex-end" gap="sm">
        <NumberInput label="Сколько участников ждать" description="0 — школа не участвует" min={0} w={220} value={count} onChange={setCount} />
        <Button type="submit" variant="default" disabled={count === ''} loading={expect.isPending}>
          Записать
        </Button>
      </Group>
      {expect.error && <Alert mt="sm" color="red" variant="light" role="alert">{expect.error.message}</Alert>}
    </form>
  );
}

function ContactForm({ board, row }: Chosen) {
  const [fields, setFields] = useState(row.contact ?? { name: '', phone: '', email: '' });
  const save = useContact();
  const field = (name: keyof typeof fields, label: string) => <TextInput label={label} value={fields[name]} onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })} />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    void save.mutateAsync({ school_id: row.school_id, procedure: board.procedure, ...fields }).then(() => tellDone('Ответственный записан'), () => undefined);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <strong>Ответственный за данные: {board.procedure}</strong>
      {field('name', 'Имя')}
      <Group grow gap="sm" mt="xs">
        {field('phone', 'Телефон')}
        {field('email', 'Почта')}
      </Group>
      <Button mt="sm" type="submit" variant="default" loading={save.isPending}>
        Записать
      </Button>
      {save.error && <Alert mt="sm" color="red" variant="light" role="alert">{save.error.message}</Alert>}
    </form>
  );
}

/** One school in one procedure: where it stands, why it is expected, whom to ask. */
export function CellDrawer({ chosen, onClose }: { chosen: Chosen | null; onClose: () => void }) {
  const { board, row } = chosen ?? {};
  return (
    <Drawer opened={chosen !== null} onClose={onClose} title={row?.name ?? ''}>
      {board && row && (
        <>
          <dl className={styles.facts}>
            <dt>Процедура</dt>
            <dd>{headOf(board)}</dd>
            <dt>Проведение</dt>
            <dd>{formatDates(board.first, board.last)}</dd>
            <dt>Загрузить до</dt>
            <dd>{formatDate(board.due)}</dd>
            <dt>Состояние</dt>
            <dd>{row.state_title}</dd>
            <dt>Загружено работ</dt>
            <dd>
              {row.works}, из них участвовали {row.participants}
            </dd>
            <dt>Откуда известно</dt>
            <dd>{row.basis}</dd>
            <dt>Ответственный</dt>
            <dd>{row.contact ? <ContactLinks contact={row.contact} /> : <span className="v-quiet">не назначен</span>}</dd>
          </dl>
          <Expected board={board} row={row} />
          <ContactForm board={board} row={row} />
        </>
      )}
    </Drawer>
  );
}
