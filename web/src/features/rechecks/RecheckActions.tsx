import { Button, FileButton, Group, Menu } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import { counted, nouns } from '@/ui/plural';
import { tellDone, tellFailure } from '@/ui/undo';

import { SheetRefused } from './SheetRefused';
import { useRemove, useRestore, useSheet, useStep, useStepBack, type Recheck } from './api';

const backTitles = { draft: '', marking: 'Отменить последнюю раздачу', finished: 'Отменить завершение' };

/** What the organiser does with a re-check in its phase. */
export function RecheckActions({ one }: { one: Recheck }) {
  const { id, phase, given, done } = one.head;
  const step = useStep(id);
  const back = useStepBack(id);
  const sheet = useSheet(id);
  const remove = useRemove();
  const restore = useRestore();
  const [, navigate] = useLocation();
  const go = (kind: 'assign' | 'third' | 'finish', said: string) => void step.mutateAsync(kind).then(() => tellDone(said, () => back.mutateAsync(undefined)), (error: Error) => tellFailure('Не сделано', error));
  const [menu, setMenu] = useState(false);
  const load = (file: File | null) => {
    setMenu(false);
    if (file) void sheet.mutateAsync(file).then(({ entered }) => tellDone(`Внесено: ${counted(entered, nouns.work)}`), () => undefined);
  };
  const removed = () =>
    void remove.mutateAsync(id).then(
      () => {
        tellDone('Перепроверка убрана', () => restore.mutateAsync(id));
        navigate('/objectivity/rechecks');
      },
      (error: Error) => tellFailure('Убрать не удалось', error),
    );
  return (
    <Group gap="xs">
      {phase === 'draft' && (
        <Button loading={step.isPending} disabled={one.experts.length === 0} onClick={() => go('assign', 'Работы розданы экспертам')}>
          Раздать работы
        </Button>
      )}
      {phase === 'marking' && done < given && (
        <Button component={Link} href={`/objectivity/rechecks/${id}/entry`}>
          Внести баллы
        </Button>
      )}
      {phase === 'marking' && done === given && (
        <Button loading={step.isPending} onClick={() => go('finish', 'Перепроверка завершена')}>
          Завершить
        </Button>
      )}
      <Menu position="bottom-end" opened={menu} onChange={setMenu}>
        <Menu.Target>
          <Button variant="default">Ещё</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {phase === 'marking' && done === given && <Menu.Item onClick={() => go('third', 'Работы с расхождением отданы третьему эксперту')}>Назначить третьего эксперта</Menu.Item>}
          {phase === 'marking' && (
            <FileButton accept=".xlsx,.ods,.csv" onChange={load}>
              {(props) => (
                <Menu.Item {...props} closeMenuOnClick={false}>
                  Внести баллы таблицей
                </Menu.Item>
              )}
            </FileButton>
          )}
          <Menu.Item component="a" href={`/api/rechecks/${id}/sheet?what=key`}>
            Ключ к кодам (не показывать экспертам)
          </Menu.Item>
          {phase !== 'draft' && (
            <Menu.Item component="a" href={`/api/rechecks/${id}/sheet`}>
              Таблица баллов всех экспертов
            </Menu.Item>
          )}
          <Menu.Divider />
          {phase !== 'draft' && <Menu.Item onClick={() => void back.mutateAsync(undefined).then(() => tellDone('Последний шаг отменён'), (error: Error) => tellFailure('Отменить не удалось', error))}>{backTitles[phase]}</Menu.Item>}
          {phase === 'draft' && <Menu.Item onClick={removed}>Убрать перепроверку</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <SheetRefused id={id} error={sheet.error} onClose={sheet.reset} />
    </Group>
  );
}
