import { Alert, Button, Group, Modal, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { tellDone } from '@/ui/undo';

import { usePropose } from './api';

const blank = { section: '', text: '', term: '', responsible: [] as string[], result: '', reason: '' };

/** A proposal for the next version of the plan, in the author's own words. */
export function ProposeForm({ roadmap, sections, executors, onClose }: { roadmap: number; sections: string[]; executors: string[]; onClose: () => void }) {
  const [words, setWords] = useState(blank);
  const propose = usePropose();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutateAsync({ roadmap, ...words }).then(() => { onClose(); tellDone('Предложение отправлено'); }, () => undefined);
  };
  return (
    <Modal opened onClose={onClose} title="Предложить мероприятие" size={640}>
      <form onSubmit={submit}>
        {propose.error && (
          <Alert color="red" variant="light" role="alert" mb="sm">
            {propose.error.message}
          </Alert>
        )}
        <Stack gap="sm">
          <Textarea data-autofocus required autosize minRows={2} label="Что предлагаете сделать" value={words.text} onChange={(event) => setWords({ ...words, text: event.currentTarget.value })} />
          <Textarea required autosize minRows={2} label="Зачем" description="Какую трудность это решит, на каких данных видно" value={words.reason} onChange={(event) => setWords({ ...words, reason: event.currentTarget.value })} />
          <Group grow align="flex-start" gap="sm">
            <TextInput label="Раздел карты" list="proposal-sections" value={words.section} onChange={(event) => setWords({ ...words, section: event.currentTarget.value })} />
            <TextInput label="Срок" placeholder="например, до 1 марта" value={words.term} onChange={(event) => setWords({ ...words, term: event.currentTarget.value })} />
          </Group>
          <datalist id="proposal-sections">
            {sections.map((section) => (
              <option key={section} value={section} />
            ))}
          </datalist>
          <TagsInput label="Кто исполнит" data={executors} value={words.responsible} onChange={(responsible) => setWords({ ...words, responsible })} />
          <TextInput label="Какой будет результат" value={words.result} onChange={(event) => setWords({ ...words, result: event.currentTarget.value })} />
          <Group gap="sm">
            <Button type="submit" loading={propose.isPending}>
              Отправить
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
