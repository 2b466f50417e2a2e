import { Tooltip } from '@mantine/core';

import type { DefinitionHead } from './api';
import styles from './Catalogue.module.css';

type Marked = Pick<DefinitionHead, 'own' | 'provenance' | 'provenance_title'>;

/** How firm the ground of an indicator is; what a municipality wrote itself is told from what is checked. */
export function Marks({ of: { own, provenance, provenance_title } }: { of: Marked }) {
  return (
    <span className={styles.marks}>
      <span data-provenance={provenance}>{provenance_title}</span>
      {own && (
        <Tooltip label="Показатель муниципалитета: трёх проверочных случаев, которые сошлись, у него нет">
          <span className={styles.unchecked} tabIndex={0}>
            не проверен
          </span>
        </Tooltip>
      )}
    </span>
  );
}
