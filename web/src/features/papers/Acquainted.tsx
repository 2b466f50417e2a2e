import { Button } from '@mantine/core';

import { useSession } from '@/features/session/session';
import { formatDate } from '@/ui/format';
import { tellDone, tellFailure } from '@/ui/undo';

import { AddPerson } from './AddPerson';
import { useAcquaint } from './api';
import papers from './Papers.module.css';
import type { PaperCard, PaperPerson } from './types';

function Row({ paper, person }: { paper: PaperCard; person: PaperPerson }) {
  const { data: session } = useSession();
  const mayMark = paper.may_change;
  const acquaint = useAcquaint();
  const mine = person.account !== null && person.account === session?.account.id;
  const go = () => {
    acquaint.mutateAsync(mayMark ? { id: paper.id, person: person.id } : { id: paper.id }).then(() => tellDone(`${person.name}: ознакомление отмечено`, mayMark ? () => acquaint.mutateAsync({ id: paper.id, person: person.id, undo: true }) : undefined), (error: Error) => tellFailure('Не отмечено', error));
  };
  return (
    <li>
      <span>
        {person.name} {person.position && <small>{person.position}</small>}
      </span>
      {person.acquainted_on ? (
        <small>ознакомлен {formatDate(person.acquainted_on)}</small>
      ) : mine || mayMark ? (
        <Button size="compact-xs" variant="default" loading={acquaint.isPending} onClick={go} aria-label={`Ознакомлен: ${person.name}`}>
          {mine ? 'Я ознакомлен' : 'Ознакомлен'}
        </Button>
      ) : (
        <small>ещё нет</small>
      )}
    </li>
  );
}

/** Who has to read the paper and who has. */
export function Acquainted({ paper }: { paper: PaperCard }) {
  if (paper.list.length === 0 && !paper.may_change) return null;
  const done = paper.list.filter((person) => person.acquainted_on).length;
  return (
    <>
      <h3>
        Лист ознакомления <span className="v-quiet">{done} из {paper.list.length}</span>
      </h3>
      <ul className={papers.people}>
        {paper.list.map((person) => (
          <Row key={person.id} paper={paper} person={person} />
        ))}
      </ul>
      {paper.may_change && <AddPerson paper={paper} />}
      {paper.list.length > 0 && (
        <Button size="compact-sm" variant="default" mt={8} component="a" href={`/api/papers/${paper.id}/document?kind=familiarisation`} download>
          Скачать лист ознакомления
        </Button>
      )}
    </>
  );
}
