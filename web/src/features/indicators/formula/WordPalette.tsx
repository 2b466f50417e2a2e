import { useState } from 'react';

import { FilterSelect } from '@/ui/FilterSelect';

import type { Language } from './api';
import styles from './Formula.module.css';
import { fieldHints, wordHints } from './words';

interface Word {
  title: string;
  about: string;
  insert: string;
}

const sourceTitle = (russian: string) => `Поля «${russian}»`;

function groupsOf(language: Language, shown: string): { title: string; words: Word[] }[] {
  const words = (role: string) => language.words.filter((word) => word.role === role).map(({ name, russian }) => ({ title: russian, about: wordHints[name]?.about ?? '', insert: wordHints[name]?.template ?? ` ${russian} ` }));
  const fields = language.sources.find(({ name }) => name === shown)?.fields ?? [];
  return [
    { title: 'Посчитать', words: words('aggregate') },
    { title: '', words: fields.map(({ name, russian, unit_title }) => ({ title: russian, about: [fieldHints[name], unit_title].filter(Boolean).join('; '), insert: russian })) },
    { title: 'Действия', words: words('function') },
    { title: 'Связки', words: words('keyword') },
  ];
}

/** All words one may write, each put in at the caret by a click. */
export function WordPalette({ language, text, onInsert }: { language: Language; text: string; onInsert: (text: string) => void }) {
  const [chosen, setChosen] = useState<string>();
  const used = language.sources.find(({ name, russian }) => text.includes(russian) || text.includes(name));
  const shown = chosen ?? used?.name ?? language.sources[0]?.name ?? '';
  return (
    <dl className={`${styles.palette} v-no-print`}>
      {groupsOf(language, shown).map((group) => (
        <div key={group.title} style={{ display: 'contents' }}>
          <dt>{group.title || <FilterSelect compact label="Чьи поля" width={170} value={shown} choices={language.sources.map(({ name, russian }) => ({ value: name, label: sourceTitle(russian) }))} onChange={setChosen} />}</dt>
          <dd>
            {group.words.map((word) => (
              <button key={word.title} type="button" className={styles.word} title={word.about || undefined} onClick={() => onInsert(word.insert)}>
                {word.title}
              </button>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
