import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';

import { useAddress } from '@/ui/address';
import { formatMoment } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import { ownQuery, useSaveOwn, useUndoOwn } from './api';
import { draftOf, emptyOwn, type OwnDraft } from './draft';
import { OwnForm } from './OwnForm';

interface EditorProps {
  id?: string;
  start: OwnDraft;
  back: string;
}

function Editor({ id, start, back }: EditorProps) {
  const [, navigate] = useLocation();
  const save = useSaveOwn(id);
  const undo = useUndoOwn();
  const put = (draft: OwnDraft) =>
    save.mutateAsync(draft).then(
      (stored) => {
        tellDone('Показатель записан', () => undo.mutateAsync(stored).then(() => !id && navigate('/indicators')));
        navigate(`/indicators/${stored}?view=about`);
      },
      () => undefined,
    );
  return <OwnForm start={start} saving={save.isPending} error={save.error} back={back} onSave={(draft) => void put(draft)} />;
}

function Stored({ id }: { id: string }) {
  const [, navigate] = useLocation();
  const own = useQuery(ownQuery(id));
  const undo = useUndoOwn();
  if (own.isPending) return <PageSkeleton />;
  if (own.error) return <ErrorState error={own.error} retry={() => void own.refetch()} />;
  const holding = own.data.versions.filter(({ withdrawn_at }) => withdrawn_at === null);
  const back = () => undo.mutateAsync(id).then(() => { tellDone(holding.length > 1 ? 'Вернулась прежняя версия' : 'Показатель убран'); navigate(holding.length > 1 ? `/indicators/${id}` : '/indicators'); }, (error: Error) => tellFailure('Не получилось', error));
  return (
    <>
      <p className="v-quiet">
        {counted(holding.length, ['версия', 'версии', 'версий'])}, последняя записана {formatMoment(holding[0]?.recorded_at)}, {holding[0]?.actor}.{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => void back()}>
          {holding.length > 1 ? 'Вернуть прежнюю' : 'Убрать показатель'}
        </Button>
      </p>
      <Editor id={id} start={draftOf(own.data.text)} back={`/indicators/${id}`} />
    </>
  );
}

/** A municipality's own indicator is written here, with cases that prove it. */
export default function OwnPage() {
  const { id } = useParams();
  const [address] = useAddress();
  const title = id ? 'Свой показатель' : 'Новый показатель';
  return (
    <Page title={title} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title }]} subtitle="Каждая запись — новая версия, прежняя возвращается одним нажатием. Пока три случая не сошлись, показатель помечен «не проверен».">
      {id ? <Stored key={id} id={id} /> : <Editor start={emptyOwn(address.f?.trim() ?? '')} back="/indicators" />}
    </Page>
  );
}
