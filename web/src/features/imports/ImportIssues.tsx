import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { IssueTable } from '@/ui/IssueTable';
import { Section } from '@/ui/Section';

import { copyAddress, type Import } from './api';
import styles from './Imports.module.css';

/** All complaints with their cells, and a copy of the files that carries them as comments. */
export function ImportIssues({ entry }: { entry: Import }) {
  if (entry.issues.length === 0) return null;
  const copy = entry.kind === 'results' && entry.files.every((file) => file.held) && entry.state === 'ready';
  return (
    <Section
      title="Замечания"
      aside={
        copy && (
          <Button size="xs" variant="default" component="a" href={copyAddress(entry.id)} download leftSection={<IconDownload size={15} aria-hidden="true" />}>
            Копия с замечаниями в ячейках
          </Button>
        )
      }
    >
      <div className={styles.padded}>
        <IssueTable issues={entry.issues} total={entry.issue_total} name="замечания-загрузка" />
      </div>
    </Section>
  );
}
