import { Button, Drawer } from '@mantine/core';

import { ApiError } from '@/api/problem';

interface SheetRefusedProps {
  id: number;
  error: Error | null;
  onClose: () => void;
}

/** Everything that is wrong in a table of points, and where to take one that suits. */
export function SheetRefused({ id, error, onClose }: SheetRefusedProps) {
  const issues = error instanceof ApiError ? error.problem.issues : [];
  return (
    <Drawer opened={error !== null} onClose={onClose} position="right" size="lg" title="Таблица не принята: ничего не записано">
      {issues.length === 0 ? <p>{error?.message}</p> : (
        <ol style={{ margin: '0 0 16px', paddingLeft: 20 }}>
          {issues.map((issue, index) => (
            <li key={index}>{issue.message}</li>
          ))}
        </ol>
      )}
      <p className="v-quiet">Исправьте таблицу и внесите её снова или возьмите готовую: в ней уже стоят коды работ и задания.</p>
      <Button variant="default" component="a" href={`/api/rechecks/${id}/sheet`}>
        Таблица баллов всех экспертов
      </Button>
    </Drawer>
  );
}
