import { ActionIcon, Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';

import type { Exam } from '@/api/client';
import { tellDone } from '@/ui/undo';

import { useSaveKim, useTakeBack, type Kim, type KimTask } from './api';
import { ExamFields } from './ExamFields';
import { FormEnd } from './FormEnd';
import styles from './Knowledge.module.css';
import { codesOf, levels } from './words';

const empty: KimTask = { name: '', skill: '', block: '', level: 'Б', kes: [], kt: [], maximum: 1, minutes: 0, practice: false };
type Row = KimTask & { key: number; kesText: string; ktText: string };
const rowOf = (task: KimTask, key: number): Row => ({ ...task, key, kesText: task.kes.join(', '), ktText: task.kt.join(', ') });
const taskOf = ({ name, skill, block, level, maximum, minutes, practice, kesText, ktText }: Row): KimTask => ({ name, skill, block, level, maximum, minutes, practice, kes: codesOf(kesText), kt: codesOf(ktText) });

function Line({ row, onChange, onRemove }: { row: Row; onChange: (next: Row) => void; onRemove: () => void }) {
  const text = (name: 'name' | 'kesText' | 'ktText', label: string, width: number) => <TextInput size="xs" w={width} aria-label={label} value={row[name]} onChange={(event) => onChange({ ...row, [name]: event.currentTarget.value })} />;
  const words = (name: 'block' | 'skill', label: string) => <Textarea size="xs" w={250} autosize minRows={1} maxRows={4} aria-label={label} value={row[name]} onChange={(event) => onChange({ ...row, [name]: event.currentTarget.value })} />;
  return (
    <tr>
      <td>{text('name', 'Номер задания', 58)}</td>
      <td>
        <NativeSelect size="xs" w={58} aria-label="Уровень сложности" data={levels} value={row.level} onChange={(event) => onChange({ ...row, level: event.currentTarget.value })} />
      </td>
      <td>
        <NumberInput size="xs" w={52} min={0} max={100} hideControls aria-label="Наибольший балл" value={row.maximum} onChange={(maximum) => onChange({ ...row, maximum: Number(maximum) })} />
      </td>
      <td>{text('kesText', 'Коды КЭС', 92)}</td>
      <td>{text('ktText', 'Коды КТ', 92)}</td>
      <td>{words('block', 'Планируемый результат')}</td>
      <td>{words('skill', 'Умение')}</td>
      <td>
        <Checkbox size="xs" mt={6} aria-label="Практико-ориентированное" checked={row.practice} onChange={(event) => onChange({ ...row, practice: event.currentTarget.checked })} />
      </td>
      <td>
        <ActionIcon variant="subtle" color="gray" aria-label={`Убрать задание ${row.name}`} onClick={onRemove}>
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      </td>
    </tr>
  );
}

/** The tasks of a paper as a table to write in; what is saved is a new version. */
export function KimEditor({ kim, exam: start, onClose }: { kim: Kim | null; exam: Exam; onClose: () => void }) {
  const [exam, setExam] = useState(start);
  const [rows, setRows] = useState<Row[]>(() => (kim && kim.tasks.length > 0 ? kim.tasks : [{ ...empty, name: '1' }]).map(rowOf));
  const [source, setSource] = useState(kim?.source ?? '');
  const save = useSaveKim();
  const takeBack = useTakeBack();
  const put = (at: number, next: Row) => setRows(rows.map((row, index) => (index === at ? next : row)));
  const add = () => setRows([...rows, rowOf({ ...empty, name: String(rows.length + 1) }, Math.max(0, ...rows.map(({ key }) => key)) + 1)]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { procedure, year, grade, subject } = exam;
    save.mutateAsync({ procedure, year, grade, subject, source, maximum: 0, tasks: rows.map(taskOf) }).then(
      (version) => {
        tellDone('Описание КИМ записано', () => takeBack.mutateAsync(version.id));
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <ExamFields value={exam} fixed={kim !== null} onChange={setExam} />
      <table className={styles.editor}>
        <thead>
          <tr>
            {['№', 'Уровень', 'Балл', 'КЭС', 'КТ', 'Планируемый результат', 'Умение', 'Практ.'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Line key={row.key} row={row} onChange={(next) => put(at, next)} onRemove={() => setRows(rows.filter((_, index) => index !== at))} />
          ))}
        </tbody>
      </table>
      <Button mt="xs" size="xs" variant="default" onClick={add}>
        Добавить задание
      </Button>
      <FormEnd source={source} onSource={setSource} error={save.error} pending={save.isPending} onClose={onClose} />
    </form>
  );
}
