import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import { examTitle } from '@/features/context/context';
import { counted, nouns } from '@/ui/plural';

import type { Knowledge } from './api';
import type { Chosen } from './EntryDrawer';
import styles from './Knowledge.module.css';

const first = 4;

/** Exams with results whose description or scale is not known: what their tables cannot show. */
export function Missing({ missing, onAdd }: { missing: Knowledge['missing']; onAdd?: (chosen: Chosen) => void }) {
  const [all, setAll] = useState(false);
  if (missing.length === 0) return null;
  return (
    <section className={`${styles.missing} v-no-print`} aria-label="Чего не хватает">
      <strong>Не хватает сведений: {counted(missing.length, nouns.exam)}.</strong> Без описания КИМ нет планируемых результатов и умений, без шкалы — отметок там, где их нет в файле. Загрузите описания <Link href="/imports">файлом</Link> или внесите здесь.
      <ul>
        {(all ? missing : missing.slice(0, first)).map((exam) => (
          <li key={examTitle(exam)}>
            {examTitle(exam)}: нет{' '}
            {(['kim', 'scale'] as const).filter((kind) => exam[kind]).map((kind, index) => (
              <span key={kind}>
                {index > 0 && ' и '}
                {onAdd ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => onAdd({ kind, exam, fresh: true })}>
                    {kind === 'kim' ? 'описания КИМ' : 'шкалы'}
                  </Button>
                ) : (
                  (kind === 'kim' ? 'описания КИМ' : 'шкалы')
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {missing.length > first && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
          {all ? 'Свернуть' : `Показать все ${missing.length}`}
        </Button>
      )}
    </section>
  );
}
