import { Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { shorten } from '@/features/roadmap/layout';
import { useAddress } from '@/ui/address';
import { tellDone } from '@/ui/undo';

import { useRemoveMeasure, useUndoChange } from './api';
import { FormEnd } from './FormEnd';
import { ReasonInput } from './ReasonInput';
import type { Plan, PlanMeasure } from './types';

interface RemoveFormProps {
  measure: PlanMeasure;
  plan: Plan;
  onClose: () => void;
}

/** Takes a measure out of the plan; the message about it brings it back. */
export function RemoveForm({ measure, plan, onClose }: RemoveFormProps) {
  const [reason, setReason] = useState('');
  const [, change] = useAddress();
  const remove = useRemoveMeasure();
  const undo = useUndoChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutateAsync({ id: measure.id, row_version: measure.row_version, reason: reason.trim() }).then((made) => {
      onClose();
      change({ measure: undefined });
      tellDone(`Мероприятие ${measure.number} исключено`, () => undo.mutateAsync(made.change_id));
    }, () => undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p>
          {measure.number} {shorten(measure.text, 200)}
        </p>
        <p className="v-quiet">Исчезнут из списков и его задачи. Вернуть мероприятие можно сразу или позже в истории карты.</p>
        <ReasonInput plan={plan} label="Почему исключается" value={reason} onChange={setReason} />
        <FormEnd error={remove.error} pending={remove.isPending} submit="Исключить" onClose={onClose} />
      </Stack>
    </form>
  );
}
