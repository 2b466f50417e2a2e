import { Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { currentOf } from '@/api/problem';
import { differing, type Fields } from '@/features/merge/merge';
import { MergeScreen } from '@/features/merge/MergeScreen';
import { tellDone } from '@/ui/undo';

import { useEditMeasure } from './api';
import { FieldInputs } from './FieldInputs';
import { changeOf, measureFields, recordOf } from './fields';
import { FormEnd } from './FormEnd';
import { ReasonInput } from './ReasonInput';
import type { EditableMeasure, Plan } from './types';

interface EditFormProps {
  /** As it was when the person began; the form does not follow later changes. */
  measure: EditableMeasure;
  plan: Plan;
  onClose: () => void;
}

function isMeasure(value: unknown): value is EditableMeasure {
  return typeof value === 'object' && value !== null && 'row_version' in value && 'deadline' in value;
}

/** Editing one measure; when somebody else saved first, both versions are merged on the spot. */
export function EditForm({ measure, plan, onClose }: EditFormProps) {
  const [begun] = useState(measure);
  const base = recordOf(begun);
  const [fields, setFields] = useState<Fields>(base);
  const [reason, setReason] = useState('');
  const [theirs, setTheirs] = useState<EditableMeasure | null>(null);
  const edit = useEditMeasure();
  const back = useEditMeasure();

  async function save(over: EditableMeasure, wanted: Fields) {
    const before = recordOf(over);
    const change = changeOf(wanted, before);
    if (Object.keys(change).length === 0) return onClose();
    try {
      const saved = await edit.mutateAsync({ id: over.id, row_version: over.row_version, reason: reason.trim(), fields: change });
      onClose();
      const old = changeOf(before, recordOf(saved));
      tellDone(`Мероприятие ${saved.number} изменено`, () => back.mutateAsync({ id: saved.id, row_version: saved.row_version, reason: 'Отмена правки', fields: old }));
    } catch (error) {
      const current = currentOf(error);
      if (isMeasure(current)) setTheirs(current);
    }
  }

  const refusal = currentOf(edit.error) ? null : edit.error;
  if (theirs) {
    return <MergeScreen key={theirs.row_version} fields={measureFields} base={base} mine={fields} theirs={recordOf(theirs)} error={refusal} pending={edit.isPending} onSave={(result) => void save(theirs, result)} onTheirs={onClose} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(begun, fields);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <FieldInputs fields={fields} onChange={(change) => setFields({ ...fields, ...change })} plan={plan} />
        <ReasonInput plan={plan} label="Почему меняется" value={reason} onChange={setReason} />
        <FormEnd error={refusal} pending={edit.isPending} submit="Сохранить" disabled={Object.keys(differing(fields, base)).length === 0} onClose={onClose} />
      </Stack>
    </form>
  );
}
