import { Button, Group, Menu } from '@mantine/core';
import { useLocation } from 'wouter';

import { tellDone, tellFailure } from '@/ui/undo';

import { useRemoveCase, useRestoreCase, useStepBack, type Case, type StepKind } from './api';
import { actionTitles, way } from './words';

/** The step people most likely want now; the rest stands in the menu. */
function mainStep(one: Case): StepKind | undefined {
  const done = new Set(one.steps.filter(({ withdrawn_at: withdrawn }) => withdrawn === null).map(({ kind }) => kind));
  return way.find(({ kind }) => one.open.includes(kind) && !done.has(kind))?.kind ?? one.open.find((kind) => kind !== 'handover');
}

/** What the person may do with a case now. */
export function CaseActions({ one, onStep }: { one: Case; onStep: (kind: StepKind) => void }) {
  const back = useStepBack(one.id);
  const remove = useRemoveCase();
  const restore = useRestoreCase();
  const [, navigate] = useLocation();
  const main = mainStep(one);
  const others = one.open.filter((kind) => kind !== main);
  const takeBack = () => back.mutateAsync(undefined).then(() => tellDone('Последний шаг отменён'), (error: Error) => tellFailure('Отменить не удалось', error));
  const removeCase = () =>
    remove.mutateAsync(one.id).then(
      () => {
        tellDone('Случай убран', () => restore.mutateAsync(one.id));
        navigate('/objectivity/cases');
      },
      (error: Error) => tellFailure('Убрать не удалось', error),
    );
  return (
    <Group gap="xs">
      {main && <Button onClick={() => onStep(main)}>{actionTitles[main]}</Button>}
      {(others.length > 0 || one.may_undo || one.may_remove) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">Ещё</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((kind) => (
              <Menu.Item key={kind} onClick={() => onStep(kind)}>
                {actionTitles[kind]}
              </Menu.Item>
            ))}
            {others.length > 0 && (one.may_undo || one.may_remove) && <Menu.Divider />}
            {one.may_undo && <Menu.Item onClick={() => void takeBack()}>Отменить последний шаг</Menu.Item>}
            {one.may_remove && <Menu.Item onClick={() => void removeCase()}>Убрать случай</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
