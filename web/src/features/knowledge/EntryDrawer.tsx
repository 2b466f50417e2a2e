import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';

import type { Exam } from '@/api/client';
import { examTitle } from '@/features/context/context';

import type { Minimum, Scale } from './api';
import { KimEditor } from './KimEditor';
import { KimView } from './KimView';
import { MinimumForm } from './MinimumForm';
import { Origin } from './Origin';
import { ScaleForm } from './ScaleForm';
import { bordersText, kinds, units, type KindId } from './words';

/** What the drawer shows: an entry, or the form of a new one. */
export interface Chosen {
  kind: KindId;
  exam: Exam;
  scale?: Scale;
  minimum?: Minimum;
  fresh?: boolean;
}

interface Props {
  chosen: Chosen;
  mayChange: boolean;
  onClose: () => void;
}

function ScaleView({ scale, mayChange, onClose }: { scale: Scale } & Omit<Props, 'chosen'>) {
  const [editing, setEditing] = useState(false);
  if (editing) return <ScaleForm scale={scale} exam={scale} onClose={onClose} />;
  const more: [string, string][] = [['Отметки 2 / 3 / 4 / 5', bordersText(scale)], ['Наибольший балл', String(scale.maximum)], ['Регион', scale.region], ['Какая из шкал', scale.kind], ['Условия', scale.conditions.join('; ')], ['В 100 баллов', scale.to_hundred.join(' ')]];
  return (
    <Origin entry={scale} mayChange={mayChange} onClose={onClose} more={more}>
      <Button size="xs" variant="default" onClick={() => setEditing(true)}>
        Изменить
      </Button>
    </Origin>
  );
}

function MinimumView({ minimum, mayChange, onClose }: { minimum: Minimum } & Omit<Props, 'chosen'>) {
  const [editing, setEditing] = useState(false);
  if (editing) return <MinimumForm minimum={minimum} exam={minimum} onClose={onClose} />;
  return (
    <Origin entry={minimum} mayChange={mayChange} onClose={onClose} more={[['Минимум', `${minimum.value} (${units[minimum.unit] ?? ''})`], ['Для чего', minimum.purpose]]}>
      <Button size="xs" variant="default" onClick={() => setEditing(true)}>
        Изменить
      </Button>
    </Origin>
  );
}

function Body({ chosen, mayChange, onClose }: Props) {
  const { kind, exam, scale, minimum, fresh } = chosen;
  if (kind === 'kim') return fresh ? <KimEditor kim={null} exam={exam} onClose={onClose} /> : <KimView exam={exam} mayChange={mayChange} onClose={onClose} />;
  if (kind === 'scale') return scale ? <ScaleView scale={scale} mayChange={mayChange} onClose={onClose} /> : <ScaleForm scale={null} exam={exam} onClose={onClose} />;
  return minimum ? <MinimumView minimum={minimum} mayChange={mayChange} onClose={onClose} /> : <MinimumForm minimum={null} exam={exam} onClose={onClose} />;
}

/** One entry from the side; the list stays in sight. */
export function EntryDrawer({ chosen, mayChange, onClose }: { chosen: Chosen | null; mayChange: boolean; onClose: () => void }) {
  const title = chosen && (chosen.fresh ? `Добавить ${kinds.find(({ id }) => id === chosen.kind)?.one ?? ''}` : examTitle(chosen.exam));
  return (
    <Drawer opened={chosen !== null} onClose={onClose} size={chosen?.kind === 'kim' ? 1020 : 640} title={title}>
      {chosen && (
        <div>
          <Body chosen={chosen} mayChange={mayChange} onClose={onClose} />
        </div>
      )}
    </Drawer>
  );
}
