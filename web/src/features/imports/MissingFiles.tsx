import { Button } from '@mantine/core';

import { Section } from '@/ui/Section';
import { tellFailure } from '@/ui/undo';

import { useBeginReading, type Import } from './api';
import { DropArea } from './DropArea';
import styles from './Imports.module.css';
import { Uploads } from './Uploads';
import { useUploads } from './useUploads';

const why = 'Сервер перезапускался, а сами файлы он не хранит: в них имена учеников. Ответы и прочитанное на месте. Добавьте те же файлы, если нужно перечитать; имена могут быть другими, программа узнает файлы по содержимому.';

/** Files that have to come again, and those that came and wait to be read. */
export function MissingFiles({ entry }: { entry: Import }) {
  const { uploads, send } = useUploads();
  const begin = useBeginReading(entry.id);
  const missing = entry.files.filter((file) => !file.held);
  if (missing.length === 0 && entry.state !== 'collecting') return null;
  if (missing.length === 0)
    return (
      <div className={styles.running}>
        <p>Файлы приняты и ещё не прочитаны.</p>
        <Button loading={begin.isPending} onClick={() => begin.mutate(undefined, { onError: (error) => tellFailure('Начать чтение не удалось', error) })}>
          Прочитать
        </Button>
      </div>
    );
  return (
    <Section title={entry.state === 'ready' ? 'Прочитано до перезапуска сервера' : 'Добавьте файлы снова'}>
      <div className={styles.padded}>
        <p>{entry.state === 'ready' ? 'Прочитанное можно записать сразу. Чтобы ответить на вопросы или перечитать, добавьте файлы снова: сам сервер их не хранит, в них имена учеников.' : why}</p>
        <ul className={styles.missing}>
          {missing.slice(0, 12).map((file) => (
            <li key={file.name}>{file.name}</li>
          ))}
          {missing.length > 12 && <li>и ещё {missing.length - 12}</li>}
        </ul>
        <DropArea help="Те же файлы, которых не хватает." onFiles={(files) => void send({ kind: 'results', files, id: entry.id })} />
        <Uploads uploads={uploads} />
      </div>
    </Section>
  );
}
