import { Checkbox } from '@mantine/core';

import { tellDone, tellFailure } from '@/ui/undo';

import { useSetTags, type Matrix, type Tag } from './api';
import { tagsOf, toggled } from './cells';
import styles from './Matrix.module.css';

/** All cells as boxes; each press is saved at once and can be taken back. */
export function TagEditor({ matrix, measure }: { matrix: Matrix; measure: number }) {
  const set = useSetTags();
  const tags = tagsOf(matrix.cells, measure);
  const put = (tag: Tag) =>
    set.mutateAsync({ measure, tags: toggled(tags, tag) }).then(() => tellDone('Клетки мероприятия изменены', () => set.mutateAsync({ measure, tags })), (error: Error) => tellFailure('Не записано', error));
  return (
    <table className={styles.tags} aria-label="Клетки мероприятия">
      <thead>
        <tr>
          <td />
          {matrix.positions.map((position) => (
            <th key={position.id} scope="col">
              {position.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.directions.map((direction) => (
          <tr key={direction.id}>
            <th scope="row">{direction.title}</th>
            {matrix.positions.map((position) => (
              <td key={position.id}>
                <Checkbox size="xs" styles={{ body: { justifyContent: 'center' } }} aria-label={`${direction.title}, ${position.title}`} disabled={set.isPending} checked={tags.some((tag) => tag.direction === direction.id && tag.position === position.id)} onChange={() => void put({ direction: direction.id, position: position.id })} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
