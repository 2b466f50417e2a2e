import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { useClear, useEnter, type Entry, type Paper } from './api';
import styles from './Rechecks.module.css';
import { fault, typedOf, wholeRow } from './words';

interface EntryRowProps {
  id: number;
  entry: Entry;
  paper: Paper;
  readOnly: boolean;
  showExpert: boolean;
}

/** Arrows, Enter and Tab move over the table as in a spreadsheet. */
function move(event: KeyboardEvent<HTMLInputElement>) {
  const cell = event.currentTarget.closest('td');
  const row = cell?.parentElement;
  if (!cell || !row) return;
  const at = [...row.children].indexOf(cell);
  const { selectionStart, value } = event.currentTarget;
  const target = {
    ArrowDown: row.nextElementSibling?.children[at],
    Enter: row.nextElementSibling?.children[at],
    ArrowUp: row.previousElementSibling?.children[at],
    ArrowRight: selectionStart === value.length ? cell.nextElementSibling : null,
    ArrowLeft: selectionStart === 0 ? cell.previousElementSibling : null,
  }[event.key];
  const input = target?.querySelector('input');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}

function stateText(typed: string[], entry: Entry, paper: Paper, pending: boolean, error: string): string {
  if (error) return error;
  if (pending) return 'записывается…';
  if (entry.points) return 'записано';
  const filled = typed.filter((text) => text.trim() !== '').length;
  return filled === 0 ? '' : `осталось: ${paper.tasks.length - filled}`;
}

/** One work: a code and a cell for each task; written by itself when every task has its point. */
export function EntryRow({ id, entry, paper, readOnly, showExpert }: EntryRowProps) {
  const [typed, setTyped] = useState<string[] | null>(null);
  const enter = useEnter(id);
  const clear = useClear();
  const shown = typed ?? typedOf(entry, paper);
  const saveWhole = (next: string[]) => {
    const points = wholeRow(next, paper);
    if (points && JSON.stringify(points) !== JSON.stringify(entry.points)) void enter.mutateAsync({ entry: entry.id, points }).catch(() => undefined);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>, from: number) => {
    const parts = event.clipboardData.getData('text').split(/\r?\n/)[0]?.split('\t') ?? [];
    if (parts.length < 2) return;
    event.preventDefault();
    const next = shown.map((text, index) => parts[index - from]?.trim() ?? text);
    setTyped(next);
    saveWhole(next);
  };
  const back = () =>
    void clear.mutateAsync(entry.id).then(
      () => setTyped(null),
      () => undefined,
    );
  const state = stateText(shown, entry, paper, enter.isPending, enter.error?.message ?? '');
  return (
    <tr data-state={entry.points ? 'saved' : undefined}>
      <th scope="row">
        {entry.code}
        {entry.third && <small>третья проверка</small>}
        {showExpert && <small>{entry.expert_name}</small>}
      </th>
      <td>{entry.variant || '—'}</td>
      {paper.tasks.map((task, index) => {
        const wrong = fault(shown[index] ?? '', task.maximum, paper.step);
        return (
          <td key={task.name}>
            <input
              inputMode="decimal"
              aria-label={`Работа ${entry.code}, задание ${task.name}`}
              aria-invalid={wrong !== ''}
              title={wrong || undefined}
              readOnly={readOnly}
              value={shown[index] ?? ''}
              onChange={(event) => setTyped(shown.map((text, at) => (at === index ? event.currentTarget.value : text)))}
              onKeyDown={move}
              onFocus={(event) => event.currentTarget.select()}
              onBlur={() => typed && saveWhole(typed)}
              onPaste={(event) => paste(event, index)}
            />
          </td>
        );
      })}
      <td className={styles.state} role="status">
        <span className="v-quiet">{state}</span>
        {entry.points && !readOnly && (
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Отменить последнюю запись работы ${entry.code}`} onClick={back}>
            <IconArrowBackUp size={15} />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}
