import { Button, Drawer, Group, Radio, Select, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { formatMoment } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { EmptyState } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import { useAnswer, useObject, useWithdraw, type Objection, type Rating, type RatingTable } from './api';
import styles from './Ratings.module.css';

/** A school writes what in its row is wrong. */
export function ObjectForm({ rating, data, onClose }: { rating: Rating; data: RatingTable | undefined; onClose: () => void }) {
  const [criterion, setCriterion] = useState<string | null>(null);
  const [text, setText] = useState('');
  const object = useObject(rating.id);
  const withdraw = useWithdraw();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    object.mutateAsync({ criterion: criterion ?? undefined, text: text.trim() }).then(
      ({ id }) => {
        tellDone('Возражение записано', () => withdraw.mutateAsync(id));
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <Select label="О чём" placeholder="Вся строка школы" clearable data={(data?.criteria ?? []).map(({ code, name }) => ({ value: code, label: `${code}. ${name}` }))} value={criterion} onChange={setCriterion} mb="sm" />
      <Textarea data-autofocus required autosize minRows={4} label="С чем школа не согласна и почему" placeholder="Например: в классе 9 «Б» две работы внесены дважды, протокол приложен к письму от 12.09." value={text} onChange={(event) => setText(event.currentTarget.value)} mb="md" />
      {object.error && <p role="alert" style={{ color: 'var(--v-danger)' }}>{object.error.message}</p>}
      <Button type="submit" loading={object.isPending}>
        Отправить
      </Button>
    </form>
  );
}

function AnswerForm({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const [verdict, setVerdict] = useState<string>(objection.verdict ?? 'accepted');
  const [text, setText] = useState(objection.answer);
  const answer = useAnswer();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer.mutateAsync({ id: objection.id, verdict: verdict === 'rejected' ? 'rejected' : 'accepted', text: text.trim() }).then(
      () => {
        tellDone('Ответ записан');
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit}>
      <p>{objection.text}</p>
      <Radio.Group label="Решение" value={verdict} onChange={setVerdict} mb="sm">
        <Group mt={4}>
          <Radio value="accepted" label="принято" />
          <Radio value="rejected" label="отклонено" />
        </Group>
      </Radio.Group>
      <Textarea data-autofocus required autosize minRows={3} label="Почему решено так" description="Школа увидит этот ответ" value={text} onChange={(event) => setText(event.currentTarget.value)} mb="md" />
      {answer.error && <p role="alert" style={{ color: 'var(--v-danger)' }}>{answer.error.message}</p>}
      <Button type="submit" loading={answer.isPending}>
        Ответить
      </Button>
    </form>
  );
}

const verdicts = { accepted: 'принято', rejected: 'отклонено' };

function Actions({ one, mayAnswer, mayObject, onAnswer }: { one: Objection; mayAnswer: boolean; mayObject: boolean; onAnswer: () => void }) {
  const withdraw = useWithdraw();
  if (one.withdrawn_at) return null;
  if (mayAnswer)
    return (
      <Button size="compact-xs" variant={one.verdict ? 'subtle' : 'default'} onClick={onAnswer}>
        {one.verdict ? 'Изменить ответ' : 'Ответить'}
      </Button>
    );
  if (!mayObject || one.verdict) return null;
  return (
    <Button size="compact-xs" variant="subtle" onClick={() => withdraw.mutateAsync(one.id).then(() => tellDone('Возражение отозвано'), (error: Error) => tellFailure('Отозвать не удалось', error))}>
      Отозвать
    </Button>
  );
}

/** Objections with their answers. */
export function Objections({ rating, mayAnswer, mayObject }: { rating: Rating; mayAnswer: boolean; mayObject: boolean }) {
  const [answered, setAnswered] = useState<Objection | null>(null);
  const open = rating.stage === 'appeals' || rating.stage === 'draft';
  if (rating.objections.length === 0) return <EmptyState title="Возражений нет">{rating.appeals_open ? 'Школы могут возразить до конца срока.' : 'Школы возражают в срок, который открывает муниципалитет.'}</EmptyState>;
  return (
    <>
      <div className={grid.scroll}>
        <table className={`${grid.table} ${styles.plain}`}>
          <caption className={grid.caption}>Возражения</caption>
          <thead>
            <tr>
              <th scope="col">Школа</th>
              <th scope="col">О чём</th>
              <th scope="col">Возражение</th>
              <th scope="col">Ответ</th>
              <th scope="col" className="v-no-print">
                <span className={grid.caption}>Действие</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rating.objections.map((one) => (
              <tr key={one.id} style={{ opacity: one.withdrawn_at ? 0.6 : undefined }}>
                <th scope="row">
                  {one.school}
                  <br />
                  <small className="v-quiet">{formatMoment(one.recorded_at)}</small>
                </th>
                <td>{one.criterion ? `критерий ${one.criterion}` : 'вся строка'}</td>
                <td>{one.text}</td>
                <td>{one.withdrawn_at ? <span className="v-quiet">отозвано школой</span> : one.verdict ? `${verdicts[one.verdict]}: ${one.answer}` : <span className="v-quiet">ждёт ответа</span>}</td>
                <td className="v-no-print">{open && <Actions one={one} mayAnswer={mayAnswer} mayObject={mayObject} onAnswer={() => setAnswered(one)} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Drawer opened={answered !== null} onClose={() => setAnswered(null)} title={answered ? `Ответ школе: ${answered.school}` : ''}>
        {answered && <AnswerForm key={answered.id} objection={answered} onClose={() => setAnswered(null)} />}
      </Drawer>
    </>
  );
}
