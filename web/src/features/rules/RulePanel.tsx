import { Alert, Button, Drawer, Group, NativeSelect, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useRight } from '@/features/session/session';
import { tellDone } from '@/ui/undo';

import { useChangeRule, type Rule, type RuleChange, type RuleSeverity } from './api';
import { RuleTrial } from './RuleTrial';
import { severityTitles } from './rules';

const severities = Object.entries(severityTitles).map(([value, label]) => ({ value, label }));

function isSeverity(value: string): value is RuleSeverity {
  return value in severityTitles;
}

function Form({ rule }: { rule: Rule }) {
  const [severity, setSeverity] = useState(rule.severity);
  const [when, setWhen] = useState(rule.when_text);
  const may = useRight('batches.take_back');
  const change = useChangeRule(rule.code);
  const before: RuleChange = { severity: rule.severity, when: rule.when_text };

  function put(next: RuleChange | null, said: string) {
    change.mutate(next, { onSuccess: () => tellDone(said, () => change.mutateAsync(before)) });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    put({ severity, when: when.trim() }, 'Правило изменено: оно действует для следующих загрузок');
  }

  return (
    <form onSubmit={submit}>
      <p>{rule.message.replaceAll(/\{\w+\}/g, '…')}</p>
      {rule.why && <p className="v-quiet">{rule.why}</p>}
      {rule.fix && <p className="v-quiet">Совет в замечании: {rule.fix}</p>}
      <NativeSelect label="Важность" value={severity} data={severities} disabled={!may} onChange={(event) => isSeverity(event.currentTarget.value) && setSeverity(event.currentTarget.value)} mb="sm" />
      <Textarea label="Срабатывает, когда верно выражение" description="и, или, не, = != < <= > >=, + − * /, нет_данных(имя) — значения нет" value={when} disabled={!may} autosize minRows={2} onChange={(event) => setWhen(event.currentTarget.value)} error={change.error?.message} mb="sm" styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} />
      {may && (
        <Group gap="sm" mb="md">
          <Button type="submit" loading={change.isPending} disabled={severity === rule.severity && when.trim() === rule.when_text}>
            Сохранить
          </Button>
          {rule.changed && (
            <Button variant="default" onClick={() => put(null, 'Правилу возвращён встроенный вид')}>
              Вернуть встроенное
            </Button>
          )}
        </Group>
      )}
      {rule.changed && (
        <Alert variant="light" mb="md">
          Встроенное: {severityTitles[rule.built_in_severity]}, <code>{rule.built_in_when_text}</code>
        </Alert>
      )}
      <RuleTrial rule={rule} when={when} />
    </form>
  );
}

/** One rule: what it is for, how strict it is, when it speaks, and a trial on values. */
export function RulePanel({ rule, onClose }: { rule: Rule | undefined; onClose: () => void }) {
  return (
    <Drawer opened={rule !== undefined} onClose={onClose} size={560} title="Правило проверки">
      {rule && <Form key={`${rule.code} ${rule.severity} ${rule.when}`} rule={rule} />}
    </Drawer>
  );
}
