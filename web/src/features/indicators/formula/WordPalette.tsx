import type { Language } from './api';
import styles from './Formula.module.css';
import { fieldHints, wordHints } from './words';

interface Word {
  title: string;
  about: string;
  insert: string;
}

function groupsOf(language: Language): { title: string; words: Word[] }[] {
  const words = (role: string) => language.words.filter((word) => word.role === role).map(({ name, russian }) => ({ title: russian, about: wordHints[name]?.about ?? '', insert: wordHints[name]?.template ?? ` ${russian} ` }));
  const fields = language.sources.map((source) => ({ title: `Поля «${source.russian}»`, words: source.fields.map(({ name, russian, unit_title }) => ({ title: russian, about: [fieldHints[name], unit_title].filter(Boolean).join('; '), insert: russian })) }));
  return [
    { title: 'Посчитать', words: words('aggregate') },
    ...fields,
    { title: 'Действия', words: words('function') },
    { title: 'Связки', words: words('keyword') },
  ];
}

/** All words one may write, each put in at the caret by a click. */
export function WordPalette({ language, onInsert }: { language: Language; onInsert: (text: string) => void }) {
  return (
    <dl className={`${styles.palette} v-no-print`}>
      {groupsOf(language).map((group) => (
        <div key={group.title} style={{ display: 'contents' }}>
          <dt>{group.title}</dt>
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
