import { useId, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';

import type { Check, Language } from './api';
import { completionAt, cutAt, inserted, type Completion, type KnownValues, type Option } from './completion';
import styles from './Formula.module.css';

export interface FieldHandle {
  insert: (text: string) => void;
}

interface FormulaFieldProps {
  value: string;
  onChange: (text: string) => void;
  check: Check | undefined;
  /** The check is of the text that stands in the field. */
  fresh: boolean;
  language: Language | undefined;
  values: KnownValues;
  handle: Ref<FieldHandle>;
}

const nothing: Completion = { from: 0, to: 0, options: [] };

function Verdict({ id, check, fresh, empty }: { id: string; check: Check | undefined; fresh: boolean; empty: boolean }) {
  const fault = fresh ? check?.fault : undefined;
  const text = empty ? 'Начните с функции: доля, среднее, число…' : fault ? `${fault.advice}.` : check && fresh ? `Формула понята. Единица: ${check.unit_title}.` : '';
  return (
    <p id={id} className={styles.verdict} role="status" data-bad={fault ? true : undefined}>
      {text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)}
    </p>
  );
}

/** A field that knows the language: the place of a fault is underlined, words are offered while one types. */
export function FormulaField({ value, onChange, check, fresh, language, values, handle }: FormulaFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<number | null>(null);
  const [offer, setOffer] = useState(nothing);
  const [active, setActive] = useState(-1);
  const id = useId();
  const fault = fresh ? check?.fault : null;
  const cut = fault ? cutAt(value, fault.at, fault.length) : null;

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  }, [value]);

  const look = (text: string, caret: number, all = false) => {
    setOffer(language ? completionAt(text, caret, language, { values, all }) : nothing);
    setActive(-1);
  };
  const put = (completion: Pick<Completion, 'from' | 'to'>, insert: string) => {
    const next = inserted(value, completion, insert);
    wanted.current = next.caret;
    setOffer(nothing);
    onChange(next.text);
  };
  useImperativeHandle(handle, () => ({ insert: (text) => put({ from: area.current?.selectionStart ?? value.length, to: area.current?.selectionEnd ?? value.length }, text) }));

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    const count = offer.options.length;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      look(value, event.currentTarget.selectionStart, true);
    } else if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : count + (active < 0 ? 0 : -1))) % count);
    } else if (active >= 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      put(offer, offer.options[active]?.insert ?? '');
    } else if (event.key === 'Escape') setOffer(nothing);
  }

  const open = offer.options.length > 0;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        Формула
      </label>
      <div className={styles.stack} data-bad={fault ? true : undefined}>
        <pre className={styles.shade} aria-hidden="true">
          {cut ? cut[0] : value}
          {cut && <mark>{cut[1] || ' '}</mark>}
          {cut?.[2]}{' '}
        </pre>
        <textarea ref={area} id={id} value={value} spellCheck={false} autoComplete="off" role="combobox" aria-autocomplete="list" aria-expanded={open} aria-controls={`${id}-options`} aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined} aria-describedby={`${id}-verdict`} aria-invalid={Boolean(fault)} onKeyDown={onKey} onBlur={() => setOffer(nothing)} onChange={(event) => { const { value: text, selectionStart } = event.currentTarget; onChange(text); look(text, selectionStart); }} />
      </div>
      <ul id={`${id}-options`} className={styles.options} role="listbox" aria-label="Подсказки" hidden={!open}>
        {offer.options.map((option: Option, index) => (
          <li key={option.title} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => { event.preventDefault(); put(offer, option.insert); }}>
            <span>{option.title}</span>
            <span className="v-quiet">{option.about}</span>
          </li>
        ))}
      </ul>
      <Verdict id={`${id}-verdict`} check={check} fresh={fresh} empty={value.trim() === ''} />
    </div>
  );
}
