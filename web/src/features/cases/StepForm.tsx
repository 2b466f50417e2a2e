import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { tellDone } from '@/ui/undo';

import { causesQuery, useReply, useStepBack, useTakeStep, type Case, type NewStep, type StepKind } from './api';
import { Causes, Measure, OutcomeChoice, Recheck, Stand, Taker, type Draft, type FieldsProps } from './stepFields';
import { actionTitles } from './words';

const extra: Partial<Record<StepKind, (props: FieldsProps) => React.ReactNode>> = { reply: Stand, causes: Causes, measure: Measure, recheck: Recheck, close: OutcomeChoice, handover: Taker };

const wordLabels: Partial<Record<StepKind, { label: string; hint: string }>> = {
  reply: { label: 'Ответ', hint: 'Чем школа объясняет результаты. Пока случай не открыт для работы, ответ видит только тот, кто спросил' },
  causes: { label: 'Своими словами', hint: 'Если причины нет в списке или её нужно пояснить' },
  recommend: { label: 'Рекомендация', hint: 'Заготовка по названным причинам: измените или замените' },
  measure: { label: 'Мера', hint: 'Если её нет в плане — что сделает школа или управление' },
  handover: { label: 'Почему', hint: 'Останется в ходе случая' },
  close: { label: 'Из чего следует итог', hint: 'Школа увидит эти слова' },
};

const dated: StepKind[] = ['recommend', 'measure'];

function bodyOf(kind: Exclude<StepKind, 'reply'>, draft: Draft): NewStep {
  const out: NewStep = { kind, words: draft.words.trim() };
  if (kind === 'causes') out.causes = draft.causes;
  if (kind === 'close') out.outcome = draft.outcome;
  if (dated.includes(kind)) out.due = draft.due;
  if (draft.reference && (kind === 'measure' || kind === 'recheck' || kind === 'handover')) out.reference = Number(draft.reference);
  return out;
}

/** The draft of a recommendation: what the catalogue says of the causes in force. */
function adviceOf(one: Case, advice: Map<string, string>): string {
  const named = one.steps.find(({ kind, withdrawn_at: withdrawn }) => kind === 'causes' && withdrawn === null)?.choice ?? '';
  return named.split(',').flatMap((id) => advice.get(id) ?? []).join('\n');
}

/** One step of a case: its fields and the button. */
export function StepForm({ one, kind, onClose }: { one: Case; kind: StepKind; onClose: () => void }) {
  const groups = useQuery({ ...causesQuery, enabled: kind === 'recommend' || kind === 'causes' });
  const advice = new Map((groups.data ?? []).flatMap((group) => group.causes.map((cause) => [cause.id, cause.recommendation] as const)));
  const [draft, setDraft] = useState<Draft | null>(null);
  const shown = draft ?? { words: kind === 'recommend' ? adviceOf(one, advice) : '', due: '', causes: [], stand: 'explain', outcome: 'explained', reference: null };
  const take = useTakeStep(one.id);
  const reply = useReply(one.id);
  const back = useStepBack(one.id);
  const put = (change: Partial<Draft>) => setDraft({ ...shown, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = kind === 'reply' ? reply.mutateAsync({ stand: shown.stand, words: shown.words.trim() }) : take.mutateAsync(bodyOf(kind, shown));
    done.then(
      () => {
        tellDone(kind === 'reply' ? 'Ответ отправлен' : 'Записано', () => back.mutateAsync(undefined));
        onClose();
      },
      () => undefined,
    );
  };
  const Extra = extra[kind];
  const words = wordLabels[kind];
  const error = take.error ?? reply.error;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {kind === 'publish' && <p>Случай увидят управление образования, методический центр и регион. Им откроется и сам признак школы. Другие школы не увидят его никогда.</p>}
        {Extra && <Extra one={one} draft={shown} put={put} />}
        {words && <Textarea data-autofocus={!Extra || undefined} autosize minRows={4} maxRows={14} label={words.label} description={words.hint} value={shown.words} onChange={(event) => put({ words: event.currentTarget.value })} />}
        {dated.includes(kind) && <TextInput type="date" label="Срок" w={180} value={shown.due} onChange={(event) => put({ due: event.currentTarget.value })} />}
        {error && (
          <p role="alert" style={{ margin: 0, color: 'var(--v-danger)' }}>
            {error.message}
          </p>
        )}
        <div>
          <Button type="submit" loading={take.isPending || reply.isPending}>
            {kind === 'reply' ? 'Отправить ответ' : actionTitles[kind]}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
