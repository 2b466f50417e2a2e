import { Alert, Button, Group, Modal } from '@mantine/core';

import { counted, nouns } from '@/ui/plural';

import type { Change } from './changes';
import styles from './Executors.module.css';

interface SpreadFormProps {
  changes: Change[];
  error: Error | null;
  pending: boolean;
  onGo: () => void;
  onClose: () => void;
}

/** What will change, told before the tasks are handed out anew. */
export function SpreadForm({ changes, error, pending, onGo, onClose }: SpreadFormProps) {
  return (
    <Modal opened onClose={onClose} title="Раздать задачи по новым правилам" size={640}>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={change.name}>
            <strong>{change.name}</strong>
            {change.measures > 0 && <span className="v-quiet"> ({counted(change.measures, nouns.measure)})</span>}
            <br />
            {change.before} → {change.after}
          </li>
        ))}
      </ul>
      <p>Новым исполнителям добавятся задачи. Задачи, которых никто не касался, у прежних исчезнут. Начатая работа и подтверждения останутся.</p>
      {error && (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {error.message}
        </Alert>
      )}
      <Group gap="sm">
        <Button loading={pending} onClick={onGo}>
          Раздать
        </Button>
        <Button variant="default" onClick={onClose}>
          Вернуться к правке
        </Button>
      </Group>
    </Modal>
  );
}
