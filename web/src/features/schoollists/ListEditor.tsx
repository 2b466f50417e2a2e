import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { nodesQuery } from '@/features/org/api';
import { tellDone } from '@/ui/undo';

import { useSetList, type SchoolList } from './api';

/** Which schools are in the list and by what decision. */
export function ListEditor({ list, onClose }: { list: SchoolList; onClose: () => void }) {
  const nodes = useQuery(nodesQuery());
  const [schools, setSchools] = useState(list.schools.map(({ id }) => String(id)));
  const [source, setSource] = useState(list.source);
  const set = useSetList();
  const back = useSetList();
  const choices = (nodes.data ?? []).filter((node) => node.kind === 'school').map(({ id, name }) => ({ value: String(id), label: name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutateAsync({ kind: list.kind, source: source.trim(), schools: schools.map(Number) }).then(() => {
      onClose();
      tellDone('Список записан, задачи разложены заново', () => back.mutateAsync({ kind: list.kind, source: list.source, schools: list.schools.map(({ id }) => id) }));
    }, () => undefined);
  };
  return (
    <Modal opened onClose={onClose} title={list.title} size={640}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <MultiSelect label="Школы в списке" searchable clearable hidePickedOptions nothingFoundMessage="Такой школы нет" placeholder="Начните вводить название" data={choices} value={schools} onChange={setSchools} error={set.error?.message} maxDropdownHeight={260} />
          <TextInput label="Основание" required description="Почему эти школы: приказ, письмо, решение, результаты какого года" value={source} onChange={(event) => setSource(event.currentTarget.value)} />
          <Group gap="sm">
            <Button type="submit" loading={set.isPending}>
              Сохранить
            </Button>
            <Button variant="default" onClick={onClose}>
              Отмена
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
