import { Tooltip } from '@mantine/core';

import type { DefinitionHead } from './api';
import styles from './Catalogue.module.css';

type Marked = Pick<DefinitionHead, 'checked' | 'provenance' | 'provenance_title'>;

/** How firm the ground of an indicator is; what a municipality wrote itself is told from what is checked. */
export function Marks({ of: { checked, provenance, provenance_title } }: { of: Marked }) {
  return (
    <span className={styles.marks}>
      <span data-provenance={provenance}>{provenance_title}</span>
      {!checked && (
        <Tooltip label="Показатель муниципалитета: у него нет трёх проверочных случаев, которые сошлись">
          <span className={styles.unchecked} tabIndex={0}>
            не проверен
          </span>
        </Tooltip>
      )}
    </span>
  );
}
