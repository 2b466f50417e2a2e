import { TextInput } from '@mantine/core';

import type { Plan } from './types';

interface ReasonInputProps {
  plan: Plan;
  label: string;
  value: string;
  onChange: (reason: string) => void;
}

/** Why a plan is changed: asked of whoever changes an approved one, welcome elsewhere. */
export function ReasonInput({ plan, label, value, onChange }: ReasonInputProps) {
  const must = plan.state === 'approved';
  return <TextInput label={label} required={must} description={must ? 'Карта утверждена: причина останется в её истории' : 'Можно не заполнять, пока карта — проект'} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
