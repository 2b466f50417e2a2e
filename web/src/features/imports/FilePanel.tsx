import { Alert, Button, Drawer, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'wouter';

import { formatBytes } from '@/ui/format';
import { cellText, fixText } from '@/ui/issues';

import { copyAddress, type Import, type ImportFile } from './api';
import { FileAnswersForm } from './FileAnswersForm';
import styles from './Imports.module.css';
import { SheetList } from './SheetList';

const shownIssues = 40;
/** A longer list of what was expected is of all forms: it helps nobody in a narrow panel. */
const longest = 200;

function Issues({ entry, file }: { entry: Import; file: ImportFile }) {
  const own = entry.issues.filter(({ place }) => place.file === file.shown);
  if (own.length === 0) return <p className="v-quiet">Замечаний к этому файлу нет.</p>;
  return (
    <ul className={styles.fileIssues}>
      {own.slice(0, shownIssues).map((issue, index) => (
        <li key={index} data-severity={issue.severity}>
          <b>{[issue.place.sheet, cellText(issue.place)].filter(Boolean).join(', ')}</b> {issue.message}
          {issue.found && ` Найдено: ${issue.found}.`}
          {issue.expected && issue.expected.length < longest && ` Ожидалось: ${issue.expected}.`} <span className="v-quiet">{fixText(issue)}</span>
        </li>
      ))}
      {own.length > shownIssues && <li className="v-quiet">и ещё {own.length - shownIssues}: все — в копии с замечаниями</li>}
    </ul>
  );
}

function Content({ entry, file, onClose }: { entry: Import; file: ImportFile; onClose: () => void }) {
  const editable = entry.state === 'ready' && entry.files.every(({ held }) => held);
  return (
    <>
      <p className="v-quiet">
        {[file.format, formatBytes(file.size)].filter(Boolean).join(', ')}
        {file.nearest && `. Больше всего похож на «${file.nearest}»`}
      </p>
      <SheetList sheets={file.sheets} />
      {editable && <FileAnswersForm key={file.name} entry={entry} file={file} onDone={onClose} />}
      {!editable && !file.held && <Alert variant="light">Чтобы поправить, добавьте файл снова.</Alert>}
      {editable && (
        <Group gap="sm" my="md">
          <Button variant="default" component="a" href={copyAddress(entry.id, file.name)} download leftSection={<IconDownload size={15} aria-hidden="true" />}>
            Копия с замечаниями
          </Button>
          {file.headings.length > 0 && (
            <Button variant="default" component={Link} href={`/imports/${entry.id}/columns?file=${encodeURIComponent(file.name)}`}>
              Назвать столбцы
            </Button>
          )}
        </Group>
      )}
      <h3>Замечания</h3>
      <Issues entry={entry} file={file} />
    </>
  );
}

/** One file: its sheets, what was said about it, its complaints. */
export function FilePanel({ entry, file, onClose }: { entry: Import; file: ImportFile | undefined; onClose: () => void }) {
  return (
    <Drawer opened={file !== undefined} onClose={onClose} size={600} title={file?.name}>
      {file && <Content entry={entry} file={file} onClose={onClose} />}
    </Drawer>
  );
}
