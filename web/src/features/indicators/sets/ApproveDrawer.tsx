import { Alert, Button, Drawer, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { tellDone } from '@/ui/undo';

import { useApprove, useUndoApproval, type IndicatorSet } from './api';

function ApproveForm({ set, onClose }: { set: IndicatorSet; onClose: () => void }) {
  const [act, setAct] = useState('');
  const [date, setDate] = useState(new Date().toISOString().slice(0, 10));
  const [clause, setClause] = useState('');
  const approve = useApprove(set.id);
  const undo = useUndoApproval(set.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    approve.mutateAsync({ act: act.trim(), date, clause: clause.trim() || undefined }).then(
      ({ id, version }) => {
        tellDone(`Набор утверждён, версия ${version}`, () => undo.mutateAsync(id));
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <p>Набор и определения его показателей будут заморожены такими, какие они сейчас. Изменить его потом можно: это будет новая версия.</p>
      {set.filled < set.slots && (
        <Alert variant="light" color="yellow" mb="sm">
          Пустых мест: {set.slots - set.filled}. Утвердить можно и так, но полное имя набор не получит.
        </Alert>
      )}
      <TextInput data-autofocus required label="Акт" placeholder="Приказ управления образования № 123" value={act} onChange={(event) => setAct(event.currentTarget.value)} mb="sm" />
      <TextInput required type="date" label="Дата акта" value={date} onChange={(event) => setDate(event.currentTarget.value)} mb="sm" />
      <TextInput label="Пункт" placeholder="п. 2" value={clause} onChange={(event) => setClause(event.currentTarget.value)} mb="md" />
      {approve.error && (
        <p role="alert" style={{ color: 'var(--v-danger)' }}>
          {approve.error.message}
        </p>
      )}
      <Button type="submit" loading={approve.isPending}>
        Утвердить
      </Button>
    </form>
  );
}

/** A set is approved by an act and frozen. */
export function ApproveDrawer({ set, opened, onClose }: { set: IndicatorSet; opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Утверждение набора">
      {opened && <ApproveForm set={set} onClose={onClose} />}
    </Drawer>
  );
}
