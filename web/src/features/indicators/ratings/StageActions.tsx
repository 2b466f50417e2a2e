import { Button, Drawer, Group, Menu, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';

import { useRight } from '@/features/session/session';
import { tellDone, tellFailure } from '@/ui/undo';

import { freezeHindrance, useAppeals, useFreeze, usePublish, useRemove, useRestore, useStepBack, useUndoRewrite, type Rating } from './api';

function PublishForm({ rating, onClose }: { rating: Rating; onClose: () => void }) {
  const [act, setAct] = useState('');
  const [date, setDate] = useState(new Date().toISOString().slice(0, 10));
  const publish = usePublish(rating.id);
  const back = useStepBack(rating.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutateAsync({ act: act.trim(), date }).then(
      () => {
        tellDone('Опубликовано: школы видят всю таблицу', () => back.mutateAsync(undefined));
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <p>Школы муниципалитета увидят всю таблицу с названиями школ, диапазонами мест и пояснением метода.</p>
      <TextInput data-autofocus required label="Акт" placeholder="Приказ управления образования № 123" value={act} onChange={(event) => setAct(event.currentTarget.value)} mb="sm" />
      <TextInput required type="date" label="Дата акта" value={date} onChange={(event) => setDate(event.currentTarget.value)} mb="md" />
      {publish.error && <p role="alert" style={{ color: 'var(--v-danger)' }}>{publish.error.message}</p>}
      <Button type="submit" loading={publish.isPending}>
        Опубликовать
      </Button>
    </form>
  );
}

const backTitles = { draft: '', appeals: 'Закрыть срок возражений', frozen: 'Разморозить', published: 'Отменить публикацию' };

/** The next step of a rating, and ways back. */
export function StageActions({ rating }: { rating: Rating }) {
  const [, navigate] = useLocation();
  const [publishing, setPublishing] = useState(false);
  const mayChange = useRight('ratings.change');
  const mayApprove = useRight('ratings.approve');
  const appeals = useAppeals(rating.id);
  const freeze = useFreeze(rating.id);
  const back = useStepBack(rating.id);
  const undo = useUndoRewrite(rating.id);
  const remove = useRemove(rating.id);
  const restore = useRestore(rating.id);
  const tell = (done: string, takeBack?: () => Promise<unknown>) => [() => tellDone(done, takeBack), (error: Error) => tellFailure('Не получилось', error)] as const;
  const stepBack = () => back.mutateAsync(undefined);
  const draft = rating.stage === 'draft';
  const heard = rating.rules.appeal_days > 0;
  const hindrance = freezeHindrance(rating);
  const freezing = mayApprove && (rating.stage === 'appeals' || (draft && !heard));
  if (!mayChange) return null;
  return (
    <Group gap="xs">
      {draft && (
        <Button variant="default" component={Link} href={`/indicators/ratings/${rating.id}/edit`}>
          Изменить
        </Button>
      )}
      {draft && heard && (
        <Button loading={appeals.isPending} onClick={() => void appeals.mutateAsync(new Date().toLocaleDateString('sv-SE')).then(...tell('Школы видят свою строку и могут возразить', mayApprove ? stepBack : undefined))}>
          Открыть срок возражений
        </Button>
      )}
      {freezing && hindrance && <span className="v-quiet">{hindrance}</span>}
      {freezing && (
        <Button disabled={hindrance !== null} loading={freeze.isPending} onClick={() => void freeze.mutateAsync(undefined).then(...tell('Таблица заморожена', stepBack))}>
          Заморозить
        </Button>
      )}
      {mayApprove && rating.stage === 'frozen' && <Button onClick={() => setPublishing(true)}>Опубликовать</Button>}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle">Ещё</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayApprove && !draft && <Menu.Item onClick={() => void stepBack().then(...tell('Шаг отменён'))}>{backTitles[rating.stage]}</Menu.Item>}
          {draft && rating.versions > 1 && <Menu.Item onClick={() => void undo.mutateAsync(undefined).then(...tell('Вернулись прежние критерии и веса'))}>Вернуть прежние критерии</Menu.Item>}
          {rating.stage !== 'published' && (
            <Menu.Item
              onClick={() =>
                void remove.mutateAsync(undefined).then(() => {
                  tellDone('Рейтинг убран', () => restore.mutateAsync(undefined));
                  navigate('/indicators/ratings');
                }, (error: Error) => tellFailure('Убрать не удалось', error))
              }
            >
              Убрать рейтинг
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Drawer opened={publishing} onClose={() => setPublishing(false)} title="Публикация рейтинга">
        {publishing && <PublishForm rating={rating} onClose={() => setPublishing(false)} />}
      </Drawer>
    </Group>
  );
}
