import { Button, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Fields } from '@/features/merge/merge';
import { tellDone } from '@/ui/undo';

import { useSplitMeasure, useUndoChange } from './api';
import { FieldInputs } from './FieldInputs';
import { recordOf } from './fields';
import { FormEnd } from './FormEnd';
import styles from './Measures.module.css';
import { ReasonInput } from './ReasonInput';
import { partNumbers } from './split';
import type { Plan, PlanMeasure } from './types';

interface SplitFormProps {
  measure: PlanMeasure;
  plan: Plan;
  onClose: () => void;
}

/** One measure becomes several: the first part keeps its work, the others begin from its words. */
export function SplitForm({ measure, plan, onClose }: SplitFormProps) {
  const [begun] = useState(measure);
  const [numbers] = useState(() => partNumbers(begun.number, 10));
  const partOf = (index: number): Fields => ({ ...recordOf(begun), number: numbers[index] ?? '' });
  const [parts, setParts] = useState<Fields[]>(() => [partOf(0), partOf(1)]);
  const [reason, setReason] = useState('');
  const split = useSplitMeasure();
  const undo = useUndoChange();
  const put = (place: number, change: Fields) => setParts(parts.map((part, index) => (index === place ? { ...part, ...change } : part)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    split.mutateAsync({ id: begun.id, row_version: begun.row_version, reason: reason.trim(), parts }).then(({ made, change }) => {
      onClose();
      tellDone(`Мероприятие ${begun.number} разделено: ${made.map(({ number }) => number).join(', ')}`, change === null ? undefined : () => undo.mutateAsync(change));
    }, () => undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p className="v-quiet">Сделанное и подтверждения остаются у первой части. Вид документа и результат у всех частей те же; их можно изменить потом.</p>
        {parts.map((part, index) => (
          <fieldset key={index} className={styles.part}>
            <legend>
              Часть {index + 1}
              {index > 1 && (
                <Button size="compact-xs" variant="subtle" onClick={() => setParts(parts.filter((_, place) => place !== index))} aria-label={`Убрать часть ${index + 1}`}>
                  Убрать
                </Button>
              )}
            </legend>
            <FieldInputs short fields={part} onChange={(change) => put(index, change)} plan={plan} />
          </fieldset>
        ))}
        {parts.length < numbers.length && (
          <Button variant="default" size="compact-sm" style={{ alignSelf: 'start' }} onClick={() => setParts([...parts, partOf(parts.length)])}>
            Ещё часть
          </Button>
        )}
        <ReasonInput plan={plan} label="Почему разделяется" value={reason} onChange={setReason} />
        <FormEnd error={split.error} pending={split.isPending} submit="Разделить" onClose={onClose} />
      </Stack>
    </form>
  );
}
