import { Modal, TextInput } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';

import type { Session } from '@/features/session/session';

import { findHits, type Hit } from './search';
import styles from './TopBar.module.css';
import { useHits } from './useHits';

function Results({ session, close }: { session: Session; close: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [, navigate] = useLocation();
  const hits = findHits(useHits(session, true), query);

  function open(hit: Hit | undefined) {
    if (!hit) return;
    close();
    navigate(hit.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((now) => Math.min(Math.max(now + step, 0), hits.length - 1));
    } else if (event.key === 'Enter') {
      open(hits[chosen]);
    }
  }

  return (
    <>
      <TextInput data-autofocus placeholder="Страница, школа или мероприятие" aria-label="Что найти" role="combobox" aria-expanded="true" aria-controls="search-hits" aria-activedescendant={hits[chosen] ? `hit-${hits[chosen].key}` : undefined} value={query} onKeyDown={onKeyDown} leftSection={<IconSearch size={16} aria-hidden="true" />} onChange={(event) => { setQuery(event.currentTarget.value); setChosen(0); }} />
      <ul id="search-hits" className={styles.results} role="listbox" aria-label="Найденное">
        {hits.map((hit, index) => (
          <li key={hit.key} id={`hit-${hit.key}`} role="option" aria-selected={index === chosen} className={styles.hit} onClick={() => open(hit)} onMouseMove={() => setChosen(index)}>
            <span>{hit.title}</span>
            <span>{hit.kind}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 && <p className="v-quiet">Ничего не найдено. Попробуйте часть названия или код школы.</p>}
    </>
  );
}

/** Search over everything; opens by Ctrl+K from any place. */
export function Search({ session }: { session: Session }) {
  const [opened, { open, close }] = useDisclosure(false);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button type="button" className={styles.search} onClick={open}>
        <IconSearch size={16} aria-hidden="true" />
        Найти <kbd>Ctrl+K</kbd>
      </button>
      <Modal opened={opened} onClose={close} title="Поиск" size={640} yOffset={80} centered={false}>
        <Results session={session} close={close} />
      </Modal>
    </>
  );
}
