import { counted, nouns } from '@/ui/plural';

import type { Matrix } from './api';
import { cellAt } from './cells';
import styles from './Matrix.module.css';

interface MatrixTableProps {
  matrix: Matrix;
  onOpen: (direction: string, position: string) => void;
}

/** Directions by positions of the management cycle: how many measures serve each, how many papers stand behind. */
export function MatrixTable({ matrix, onOpen }: MatrixTableProps) {
  return (
    <div className={styles.scroll} role="region" aria-label="Матрица" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 210, textAlign: 'left', paddingLeft: 10 }}>
              Направление
            </th>
            {matrix.positions.map((position) => (
              <th key={position.id} scope="col" lang="ru">
                {position.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.directions.map((direction) => (
            <tr key={direction.id}>
              <th scope="row">{direction.title}</th>
              {matrix.positions.map((position) => {
                const cell = cellAt(matrix.cells, direction.id, position.id);
                const count = cell?.measures.length ?? 0;
                const words = count > 0 ? `${counted(count, nouns.measure)}, подтверждено: ${counted(cell?.evidence ?? 0, nouns.paper)}` : 'нет ни одного мероприятия';
                return (
                  <td key={position.id}>
                    <button type="button" className={styles.cell} data-empty={count === 0 || undefined} aria-label={`${direction.title}, ${position.title}: ${words}`} title={words} onClick={() => onOpen(direction.id, position.id)}>
                      {count > 0 ? (
                        <>
                          <strong>{count}</strong>
                          <small>{cell && cell.evidence > 0 ? `док. ${cell.evidence}` : 'док. нет'}</small>
                        </>
                      ) : (
                        'пусто'
                      )}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
