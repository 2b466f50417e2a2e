import { Button, NumberInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'wouter';

import { useExams } from '@/features/context/context';
import { useRight } from '@/features/session/session';
import { ClockFilters } from '@/features/results/ClockFilters';
import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { ErrorState } from '@/ui/states';

import { IndicatorFilters } from '../IndicatorFilters';
import { IndicatorTabs } from '../IndicatorTabs';
import { checkQuery, languageQuery, questionOf } from './api';
import styles from './Formula.module.css';
import { FormulaField, type FieldHandle } from './FormulaField';
import { Split } from './Split';
import { useKnownValues } from './useKnownValues';
import { Values } from './Values';
import { WordPalette } from './WordPalette';
import { examples } from './words';

/** The formula of the field: typed at once, in the address (and so in the link) a moment later. */
function useText() {
  const [address, change] = useAddress();
  const shown = address.f ?? examples[0]?.text ?? '';
  const [typed, setTyped] = useState(shown);
  const [seen, setSeen] = useState(shown);
  // What was typed here: the address follows late, and its coming is no reason to take the field back.
  const [mine, setMine] = useState<string[]>([]);
  const store = useDebouncedCallback((text: string) => change({ f: text || ' ' }), 300);
  if (shown !== seen) {
    setSeen(shown);
    if (!mine.includes(shown.trim())) setTyped(shown.trim());
  }
  const put = (text: string) => {
    setTyped(text);
    setMine([...mine.slice(-40), text.trim()]);
  };
  const type = (text: string) => {
    put(text);
    store(text);
  };
  const choose = (text: string, by: string) => {
    store.cancel();
    put(text);
    change({ f: text, by }, false);
  };
  return { typed, stored: shown, type, choose };
}

/** A formula is written here and counted at once on what is stored; the address repeats all of it. */
export default function FormulaPage() {
  const [address, change] = useAddress();
  const exams = useExams();
  const language = useQuery(languageQuery);
  const values = useKnownValues();
  const field = useRef<FieldHandle>(null);
  const { typed, stored, type, choose } = useText();
  const [clock, setClock] = useState(Boolean(address.known_on ?? address.structure));
  const check = useQuery(checkQuery(stored));
  const mayChange = useRight('indicators.change');
  const fresh = stored.trim() === typed.trim() && !check.isPlaceholderData && check.data !== undefined;
  const question = questionOf(address, stored);
  const example = examples.find(({ text }) => text === stored);
  return (
    <Page wide title="Формула показателя" crumbs={[{ title: 'Показатели', href: '/indicators' }, { title: 'Формула' }]} subtitle="Напишите, что посчитать: значения по загруженным результатам видны сразу. Ничего не записывается; ссылка из адресной строки повторяет страницу." actions={mayChange && check.data?.fault === null && stored.trim() !== '' && <Button variant="default" component={Link} href={`/indicators/own/new?${new URLSearchParams({ f: stored }).toString()}`}>Записать как показатель</Button>}>
      <IndicatorTabs />
      <div className={`${styles.examples} v-no-print`}>
        <span className="v-quiet">Примеры:</span>
        {examples.map(({ title, text, by }) => (
          <Button key={title} size="compact-xs" variant={text === stored ? 'light' : 'subtle'} onClick={() => choose(text, by)}>
            {title}
          </Button>
        ))}
      </div>
      <FormulaField handle={field} value={typed} onChange={type} check={check.data} fresh={fresh} language={language.data} values={values} />
      {example && <p className="v-quiet">{example.about}</p>}
      {check.error && <ErrorState error={check.error} retry={() => void check.refetch()} />}
      {language.data && <WordPalette language={language.data} text={stored} onInsert={(text) => field.current?.insert(text)} />}
      <div className={`${styles.bar} v-no-print`}>
        <Split by={question.by} onChange={(by) => change({ by: by.length > 0 ? by.join(',') : 'all' })} />
      </div>
      <div className={`${styles.bar} v-no-print`}>
        <IndicatorFilters exams={exams.data ?? []} query={{ by: 'school', ...question.filters }} />
        <NumberInput size="xs" label="Не меньше работ" w={120} min={1} max={100000} value={question.minimum} onChange={(minimum) => change({ minimum: Number(minimum) > 1 ? String(minimum) : undefined })} />
        <Button size="compact-sm" variant="subtle" aria-expanded={clock} onClick={() => setClock(!clock)}>
          На дату…
        </Button>
        {clock && <ClockFilters />}
      </div>
      {stored.trim() !== '' && <Values question={question} ready={check.data?.fault === null && !check.isPlaceholderData} />}
    </Page>
  );
}
