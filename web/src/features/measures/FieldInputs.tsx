import { TagsInput, Textarea, TextInput } from '@mantine/core';

import type { Fields, Value } from '@/features/merge/merge';
import { TermField } from '@/ui/TermField';

import type { Plan } from './types';
import { kindsUsed } from './fields';

interface FieldInputsProps {
  fields: Fields;
  onChange: (change: Fields) => void;
  plan: Plan;
  /** Where several measures stand in one form only what differs is asked. */
  short?: boolean;
}

export const line = (value: Value | undefined) => (typeof value === 'string' ? value : '');
const list = (value: Value | undefined) => (Array.isArray(value) ? value : []);

/** What a measure is made of; names and kinds already used in the plan are offered while typing. */
export function FieldInputs({ fields, onChange, plan, short }: FieldInputsProps) {
  return (
    <>
      <TextInput label="Номер" w={140} value={line(fields.number)} onChange={(event) => onChange({ number: event.currentTarget.value })} />
      <Textarea label="Мероприятие" required autosize minRows={2} maxRows={8} value={line(fields.text)} onChange={(event) => onChange({ text: event.currentTarget.value })} />
      <TermField description="Словами, как в документе: «до 1 марта», «ежегодно, октябрь – ноябрь»" value={line(fields.term)} reading={line(fields.reading)} period={plan.period} approved={plan.act?.date} onChange={(term, reading) => onChange({ term, reading })} />
      <TagsInput label="Ответственные" description="Enter после каждого" splitChars={[]} data={plan.executors} value={list(fields.responsible)} onChange={(responsible) => onChange({ responsible })} />
      {!short && <TagsInput label="Вид документа" description="Чем подтвердят: приказ, справка, протокол" splitChars={[]} data={kindsUsed(plan.measures)} value={list(fields.documents)} onChange={(documents) => onChange({ documents })} />}
      {!short && <Textarea label="Ожидаемый результат" autosize minRows={1} maxRows={6} value={line(fields.result)} onChange={(event) => onChange({ result: event.currentTarget.value })} />}
    </>
  );
}
