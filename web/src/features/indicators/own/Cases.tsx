import { Button, Textarea, TextInput } from '@mantine/core';

import type { Trial } from './api';
import { emptyCase, type CaseDraft } from './draft';
import styles from './Own.module.css';

interface CasesProps {
  cases: CaseDraft[];
  onChange: (cases: CaseDraft[]) => void;
  trial: Trial | undefined;
}

const exam: { key: 'procedure' | 'subject' | 'grade' | 'year' | 'maximum'; label: string; width: number }[] = [
  { key: 'procedure', label: 'Процедура', width: 90 },
  { key: 'subject', label: 'Предмет', width: 140 },
  { key: 'grade', label: 'Класс', width: 64 },
  { key: 'year', label: 'Год', width: 74 },
  { key: 'maximum', label: 'Максимум', width: 84 },
];

function Outcome({ one, trial }: { one: CaseDraft; trial: Trial | undefined }) {
  const outcome = one.title.trim() ? trial?.cases.find(({ title }) => title === one.title.trim()) : undefined;
  if (!outcome) return <span className="v-quiet">Назовите случай и впишите значение, посчитанное рукой: он проверится сам.</span>;
  return outcome.fault ? <span className={styles.bad}>Не сходится: {outcome.fault}</span> : <span className={styles.good}>Сходится: {outcome.expected}</span>;
}

/** Worked cases: a small table of works and the value done by hand; the answer of the program stands beside. */
export function Cases({ cases, onChange, trial }: CasesProps) {
  const put = (at: number, change: Partial<CaseDraft>) => onChange(cases.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <>
      {cases.map((one, at) => (
        <div key={at} className={styles.case}>
          <div>
            <div className={styles.exam}>
              {exam.map(({ key, label, width }) => (
                <TextInput key={key} size="xs" w={width} label={label} aria-label={`Случай ${at + 1}: ${label}`} value={one[key]} onChange={(event) => put(at, { [key]: event.currentTarget.value })} />
              ))}
            </div>
            <Textarea className={styles.works} size="xs" autosize minRows={3} label="Работы" description="Столбцы через «|»: школа, класс, код, балл, отметка, тест, работ (сколько таких)" aria-label={`Случай ${at + 1}: работы`} value={one.works} onChange={(event) => put(at, { works: event.currentTarget.value })} />
            <Textarea className={styles.works} size="xs" autosize minRows={1} label="Сведения форм" description="Если показатель берёт их: школа | показатель | значение" aria-label={`Случай ${at + 1}: сведения форм`} value={one.figures} onChange={(event) => put(at, { figures: event.currentTarget.value })} mt={6} />
          </div>
          <div>
            <TextInput size="xs" label={`Случай ${at + 1}`} placeholder="Три пятёрки из десяти" value={one.title} onChange={(event) => put(at, { title: event.currentTarget.value })} mb={6} />
            <TextInput size="xs" w={160} label="Должно получиться" description="Пусто: значения быть не должно" value={one.value} onChange={(event) => put(at, { value: event.currentTarget.value })} mb={6} />
            <TextInput size="xs" label="Как посчитано рукой" placeholder="3 / 10 · 100" value={one.how} onChange={(event) => put(at, { how: event.currentTarget.value })} mb={6} />
            <Textarea size="xs" autosize minRows={1} label="То же по школам" description="«101 = 30,5», строка на школу; «нет», где значения быть не должно" aria-label={`Случай ${at + 1}: по школам`} value={one.bySchool} onChange={(event) => put(at, { bySchool: event.currentTarget.value })} mb={6} />
            <p role="status" style={{ margin: 0 }}>
              <Outcome one={one} trial={trial} />
            </p>
            {cases.length > 1 && (
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange(cases.filter((_, index) => index !== at))}>
                Убрать случай
              </Button>
            )}
          </div>
        </div>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={() => onChange([...cases, emptyCase()])}>
        Добавить случай
      </Button>
    </>
  );
}
