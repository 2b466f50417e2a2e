import { Alert, Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useSession } from '@/features/session/session';
import { tellDone } from '@/ui/undo';

import { useApprove, useWithdraw, type Version } from './api';

const kinds = ['приказ', 'распоряжение', 'постановление'];

/** The act that makes a draft the running version. */
export function ApproveForm({ version, onClose }: { version: Version; onClose: () => void }) {
  const { data: session } = useSession();
  const [act, setAct] = useState({ kind: version.act?.kind || 'приказ', number: version.act?.number ?? '', date: version.act?.date ?? '', issuer: version.act?.issuer || (session?.node.name ?? ''), signatory: version.act?.signatory ?? '' });
  const approve = useApprove(version.id);
  const withdraw = useWithdraw();
  const field = (name: keyof typeof act) => ({ required: true, value: act[name], onChange: (event: { currentTarget: { value: string } }) => setAct({ ...act, [name]: event.currentTarget.value }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    approve.mutateAsync(act).then(() => { onClose(); tellDone(`Редакция ${version.version} утверждена`, () => withdraw.mutateAsync({ id: version.id, reason: 'Отмена утверждения' })); }, () => undefined);
  };
  return (
    <Modal opened onClose={onClose} title={`Утвердить редакцию ${version.version}`}>
      <form onSubmit={submit}>
        <p>После утверждения исполнители получат задачи по этой редакции, прежняя останется в истории.</p>
        {approve.error && (
          <Alert color="red" variant="light" role="alert" mb="sm">
            {approve.error.message}
          </Alert>
        )}
        <Group grow align="flex-start" gap="sm">
          <NativeSelect label="Вид акта" data={kinds.includes(act.kind) ? kinds : [act.kind, ...kinds]} {...field('kind')} />
          <TextInput data-autofocus label="Номер" {...field('number')} />
          <TextInput type="date" label="Дата" {...field('date')} />
        </Group>
        <TextInput mt="sm" label="Кто издал" {...field('issuer')} />
        <TextInput mt="sm" label="Кто подписал" placeholder="Фамилия И. О." {...field('signatory')} />
        <Group gap="sm" mt="md">
          <Button type="submit" loading={approve.isPending}>
            Утвердить
          </Button>
          <Button variant="default" onClick={onClose}>
            Отмена
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
