import { Alert, Button, Checkbox, Group, NumberInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Exam } from '@/api/client';
import { tellDone } from '@/ui/undo';

import { useAdd, useEdit, useRemove, type Draft, type Instance } from './api';
import { draftsOf } from './board';
import styles from './Procedures.module.css';

interface InstanceFormProps {
  /** What is changed; without it new ones are added. */
  instance?: Instance;
  start: Draft;
  /** Exams that get one entry each with the days of the form. */
  exams?: Exam[];
  onClose: () => void;
}

/** An entry of the calendar; a new one may stand for several grades and subjects at once. */
export function InstanceForm({ instance, start, exams, onClose }: InstanceFormProps) {
  const [fields, setFields] = useState({ procedure: start.procedure ?? 'ВПР', year: start.year ?? new Date().getFullYear(), grades: start.grade ? String(start.grade) : '', subjects: start.subject ?? '', first: start.first ?? '', last: start.last ?? '', due: start.due ?? '', note: start.note ?? '', by_choice: start.by_choice ?? null as boolean | null });
  const add = useAdd();
  const edit = useEdit();
  const remove = useRemove();
  const error = add.error ?? edit.error;
  const field = (name: Exclude<keyof typeof fields, 'year' | 'by_choice'>) => ({ value: fields[name], onChange: (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { first, note } = fields;
    const days = { first, last: fields.last || first, due: fields.due || fields.last || first, note, ...(fields.by_choice === null ? {} : { by_choice: fields.by_choice }) };
    const done = (title: string, undo?: () => Promise<unknown>) => { tellDone(title, undo); onClose(); };
    if (instance) edit.mutateAsync({ id: instance.id, ...days }).then(() => done('Процедура изменена', () => edit.mutateAsync({ id: instance.id, first: instance.first, last: instance.last, due: instance.due, note: instance.note, by_choice: instance.by_choice })), () => undefined);
    else add.mutateAsync(exams ? exams.map(({ procedure, year, grade, subject }) => ({ procedure, year, grade, subject, ...days })) : draftsOf({ procedure: fields.procedure, year: fields.year, ...days }, fields.grades, fields.subjects)).then((made) => done(`Внесено в календарь: ${made.length}`, () => remove.mutateAsync(made.map(({ id }) => id))), () => undefined);
  };
  return (
    <form onSubmit={submit}>
      {exams && <p>{exams.map(({ subject, grade }) => `${subject.toLocaleLowerCase('ru')} ${grade} кл.`).join(', ')}. Дни будут общими; потом у каждой работы их можно изменить.</p>}
      {!instance && !exams && (
        <>
          <Group gap="sm" align="flex-start">
            <TextInput required label="Процедура" w={150} list="procedure-names" {...field('procedure')} />
            <datalist id="procedure-names">
              {['ВПР', 'ОГЭ', 'ЕГЭ', 'ГВЭ', 'РДР', 'РПР', 'МДР', 'НИКО', 'Пробный экзамен', 'Итоговое сочинение', 'ВсОШ', 'Функциональная грамотность'].map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <NumberInput required label="Год" w={90} min={2000} max={2100} hideControls value={fields.year} onChange={(year) => setFields({ ...fields, year: Number(year) })} />
            <TextInput required label="Параллели" w={150} placeholder="4, 5, 6" {...field('grades')} />
          </Group>
          <TextInput required mt="sm" label="Предметы" placeholder="Русский язык, Математика" {...field('subjects')} />
        </>
      )}
      <Group grow gap="sm" mt="sm" align="flex-start">
        <TextInput required type="date" label="Первый день" {...field('first')} />
        <TextInput type="date" label="Последний день" min={fields.first} {...field('last')} />
        <TextInput type="date" label="Загрузить до" min={fields.first} {...field('due')} />
      </Group>
      <Checkbox mt="sm" label="Предмет не для всех: по выбору или по жребию" description="Ждать только школы, которым указано число участников. Если не отмечать, программа решит сама: в ВПР, ОГЭ и ЕГЭ для всех только русский язык и математика." indeterminate={fields.by_choice === null} checked={fields.by_choice ?? false} onChange={(event) => setFields({ ...fields, by_choice: event.currentTarget.checked })} />
      <TextInput mt="sm" label="Основание" description="Приказ, письмо, график" {...field('note')} />
      {error && (
        <Alert className={styles.form} mt="sm" color="red" variant="light" role="alert">
          {error.message}
        </Alert>
      )}
      <Group mt="md" gap="sm">
        <Button type="submit" loading={add.isPending || edit.isPending}>
          {instance ? 'Сохранить' : 'Внести в календарь'}
        </Button>
        <Button variant="default" onClick={onClose}>
          Отмена
        </Button>
      </Group>
    </form>
  );
}
