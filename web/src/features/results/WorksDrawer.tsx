import { Drawer, SegmentedControl } from '@mantine/core';
import { useState } from 'react';

import { useRight } from '@/features/session/session';

import type { WorksQuery } from './behind';
import { Figures } from './Figures';
import styles from './Results.module.css';
import { Works } from './Works';

function Body({ query }: { query: WorksQuery }) {
  const mayWorks = useRight('works.read');
  const [what, setWhat] = useState(mayWorks ? 'works' : 'figures');
  return (
    <>
      {mayWorks && (
        <div className={styles.tools}>
          <SegmentedControl
            size="xs"
            aria-label="Что показать"
            value={what}
            onChange={setWhat}
            data={[
              { value: 'works', label: 'Работы' },
              { value: 'figures', label: 'Показатели форм' },
            ]}
          />
        </div>
      )}
      {what === 'works' ? <Works query={query} /> : <Figures query={query} />}
    </>
  );
}

/** The works a number of the table is counted from, and what forms tell of the same. */
export function WorksDrawer({ title, query, onClose }: { title: string; query: WorksQuery | null; onClose: () => void }) {
  return (
    <Drawer opened={query !== null} onClose={onClose} size={980} title={`Работы: ${title}`}>
      {query && <Body key={JSON.stringify(query)} query={query} />}
    </Drawer>
  );
}
