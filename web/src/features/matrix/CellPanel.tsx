import { Anchor, Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';

import type { Matrix } from './api';
import { CellEvidence } from './CellEvidence';
import { cellAt } from './cells';
import styles from './Matrix.module.css';
import { TagEditor } from './TagEditor';

interface CellPanelProps {
  roadmap: number;
  matrix: Matrix;
  direction: string;
  position: string;
  onClose: () => void;
}

/** What stands behind one cell: its measures, their papers, and the way to say that a measure belongs elsewhere. */
export function CellPanel({ roadmap, matrix, direction, position, onClose }: CellPanelProps) {
  const mayChange = useRight('roadmap.edit');
  const [editing, setEditing] = useState<number | null>(null);
  const cell = cellAt(matrix.cells, direction, position);
  const title = `${matrix.directions.find((axis) => axis.id === direction)?.title ?? ''} · ${matrix.positions.find((axis) => axis.id === position)?.title.toLocaleLowerCase('ru') ?? ''}`;
  const measures = cell?.measures ?? [];
  return (
    <Drawer opened onClose={onClose} title={title} size={600}>
      {measures.length === 0 && (
        <p>
          Ни одно мероприятие карты сюда не отнесено. {mayChange && 'Добавьте мероприятие в план или откройте подходящее в другой клетке и отметьте эту.'}
        </p>
      )}
      <ul className={styles.list}>
        {measures.map((measure) => (
          <li key={measure.id}>
            <div className={styles.head}>
              <Anchor component={Link} href={`/roadmaps/${roadmap}?measure=${measure.id}`}>
                {measure.number} {measure.text}
              </Anchor>
              {mayChange && (
                <Button size="compact-xs" variant="subtle" aria-expanded={editing === measure.id} onClick={() => setEditing(editing === measure.id ? null : measure.id)} aria-label={`Изменить клетки: ${measure.number}`}>
                  Клетки
                </Button>
              )}
            </div>
            <CellEvidence measure={measure.id} />
            {editing === measure.id && <TagEditor matrix={matrix} measure={measure.id} />}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
