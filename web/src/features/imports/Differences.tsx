import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';

import type { Difference } from './api';
import { DifferenceItem } from './DifferenceItem';
import styles from './Imports.module.css';

const shown = 50;

/** What the files would change in what is stored: sums first, then each school with its first rows. */
export function Differences({ list, replace }: { list: Difference[]; replace: boolean }) {
  if (list.length === 0) return null;
  const sum = (of: 'added' | 'changed' | 'removed' | 'same') => formatNumber(list.reduce((total, one) => total + one[of], 0));
  return (
    <Section title={replace ? 'Что изменится против записанного' : 'Отличия от записанного раньше'} aside={counted(new Set(list.map(({ school }) => school)).size, nouns.school)}>
      <p className={styles.line}>
        Добавится {sum('added')}, изменится {sum('changed')}, уйдёт {sum('removed')}, останется как есть {sum('same')}.
      </p>
      <div className={styles.difference}>
        {list.slice(0, shown).map((one, index) => (
          <DifferenceItem key={index} one={one} />
        ))}
        {list.length > shown && <p className="v-quiet">и ещё {formatNumber(list.length - shown)}</p>}
      </div>
    </Section>
  );
}
