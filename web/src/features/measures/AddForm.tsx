import { NativeSelect, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Fields } from '@/features/merge/merge';
import { sectionTitle, shorten } from '@/features/roadmap/layout';
import { useAddress } from '@/ui/address';
import { tellDone } from '@/ui/undo';

import { useAddMeasure, useUndoChange } from './api';
import { FieldInputs } from './FieldInputs';
import { nextNumber, numberAfter, sectionName } from './fields';
import { FormEnd } from './FormEnd';
import { ReasonInput } from './ReasonInput';
import type { Plan, PlanMeasure } from './types';

interface AddFormProps {
  plan: Plan;
  /** The new measure stands behind this one; without it at the end of its section. */
  after?: PlanMeasure;
  onClose: () => void;
}

/** A new measure of the plan: where it stands, what is to be done, when, by whom. */
export function AddForm({ plan, after, onClose }: AddFormProps) {
  const [place, setPlace] = useState<number | null>(after ? after.section_index : plan.sections.length > 0 ? 0 : null);
  const [fields, setFields] = useState<Fields>({ number: after ? nextNumber(after.number) : numberAfter(plan.measures, place), text: '', term: '', reading: '', responsible: [], documents: [], result: '' });
  const [reason, setReason] = useState('');
  const [, change] = useAddress();
  const add = useAddMeasure(plan.id);
  const undo = useUndoChange();
  const move = (index: number | null) => {
    setPlace(index);
    setFields({ ...fields, number: numberAfter(plan.measures, index) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { reading, ...rest } = fields;
    const wanted = { ...rest, ...(reading ? { reading } : {}), section: sectionName(plan.sections, place) };
    add.mutateAsync({ fields: wanted, after: after?.id, reason: reason.trim() }).then(({ made, change: done }) => {
      onClose();
      change({ measure: String(made.id) }, false);
      tellDone(`Мероприятие ${made.number} добавлено`, done === null ? undefined : () => { change({ measure: undefined }); return undo.mutateAsync(done); });
    }, () => undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {after && <p className="v-quiet">Встанет после {after.number}: {shorten(after.text)}</p>}
        {!after && plan.sections.length > 0 && <NativeSelect label="Раздел" value={place ?? ''} data={[{ value: '', label: 'Вне разделов' }, ...plan.sections.map((section, index) => ({ value: String(index), label: shorten(`${'\u00a0\u00a0'.repeat(section.depth - 1)}${sectionTitle(section)}`) }))]} onChange={(event) => move(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))} />}
        <FieldInputs fields={fields} onChange={(part) => setFields({ ...fields, ...part })} plan={plan} />
        <ReasonInput plan={plan} label="Почему добавляется" value={reason} onChange={setReason} />
        <FormEnd error={add.error} pending={add.isPending} submit="Добавить" onClose={onClose} />
      </Stack>
    </form>
  );
}
