import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'wouter';

import { counted, nouns } from '@/ui/plural';

import type { Import } from './api';
import styles from './Imports.module.css';

/** What was written and where to look at it. */
export function Committed({ entry }: { entry: Import }) {
  const map = entry.kind === 'roadmap';
  return (
    <div className={styles.committed} role="status">
      <IconCircleCheck size={26} stroke={1.6} aria-hidden="true" />
      <div>
        <p>
          {map ? 'Дорожная карта записана.' : `Записано партией № ${entry.batch_id ?? ''}`}
          {!map && entry.preview && `: ${counted(entry.preview.participants, nouns.participant)}, ${counted(entry.preview.schools, nouns.school)}.`}
        </p>
        <div className={styles.next}>
          {map ? (
            <Button component={Link} href={`/roadmap${entry.roadmap_id ? `?id=${entry.roadmap_id}` : ''}`}>
              Открыть дорожную карту
            </Button>
          ) : (
            <>
              <Button component={Link} href="/schools">
                Посмотреть школы
              </Button>
              <Button variant="default" component={Link} href="/indicators/table">
                Показатели
              </Button>
              <Button variant="default" component={Link} href="/batches">
                Загруженное
              </Button>
            </>
          )}
          <Button variant="default" component={Link} href={`/imports${map ? '?kind=roadmap' : ''}`}>
            Загрузить ещё
          </Button>
        </div>
      </div>
    </div>
  );
}
