import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import styles from '@/features/tasks/Tasks.module.css';
import { formatDate } from '@/ui/format';
import { ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import { Acquainted } from './Acquainted';
import { paperQuery, useEditPaper, useRemovePaper, useRestorePaper } from './api';
import { CardForm } from './CardForm';
import { paperName } from './filters';
import papers from './Papers.module.css';
import { RegisterForm } from './RegisterForm';
import { levelTitle, paperStatusWords, type PaperCard } from './types';

function Actions({ paper, onEdit, onRegister, onClose }: { paper: PaperCard; onEdit: () => void; onRegister: () => void; onClose: () => void }) {
  const mayChange = paper.may_change;
  const remove = useRemovePaper();
  const restore = useRestorePaper();
  const away = () => {
    remove.mutateAsync(paper.id).then(() => { onClose(); tellDone('Акт убран из реестра', () => restore.mutateAsync(paper.id)); }, (error: Error) => tellFailure('Не убрано', error));
  };
  return (
    <div className={papers.actions}>
      {mayChange && paper.status === 'draft' && (
        <Button size="xs" onClick={onRegister}>
          Зарегистрировать
        </Button>
      )}
      {paper.template && (
        <Button size="xs" variant="default" component="a" href={`/api/papers/${paper.id}/document`} download>
          Скачать DOCX
        </Button>
      )}
      {paper.file && (
        <Button size="xs" variant="default" component="a" href={`/api/papers/${paper.id}/file`} download={paper.file.name}>
          Скачать файл
        </Button>
      )}
      {mayChange && (
        <>
          <Button size="xs" variant="default" onClick={onEdit}>
            Изменить
          </Button>
          <Button size="xs" variant="subtle" loading={remove.isPending} onClick={away}>
            Убрать
          </Button>
        </>
      )}
    </div>
  );
}

function Body({ paper, onClose }: { paper: PaperCard; onClose: () => void }) {
  const [mode, setMode] = useState<'read' | 'edit' | 'register'>('read');
  const edit = useEditPaper();
  const rows = [['Состояние', paperStatusWords[paper.status]], ['Уровень', levelTitle(paper.level)], ['Кто издал', paper.issuer], ['Номер', paper.number], ['Дата', formatDate(paper.dated)], ['Утратил силу по', paper.repealed_by?.title], ['Примечание', paper.note], ['Файл', paper.file?.name]];
  const read = () => setMode('read');
  return (
    <div className={styles.panel}>
      <p className={styles.text}>{paper.title}</p>
      {mode === 'read' && <Actions paper={paper} onEdit={() => setMode('edit')} onRegister={() => setMode('register')} onClose={onClose} />}
      {mode === 'register' && <RegisterForm paper={paper} onClose={read} />}
      {mode === 'edit' ? (
        <CardForm start={paper} error={edit.error} pending={edit.isPending} submit="Сохранить" onClose={read} onSubmit={(fields) => { edit.mutateAsync({ id: paper.id, row_version: paper.row_version, ...fields }).then(() => { read(); tellDone('Карточка изменена'); }, () => undefined); }} />
      ) : (
        <dl>{rows.map(([title, value]) => value && <div key={title}><dt>{title}</dt><dd>{value}</dd></div>)}</dl>
      )}
      <Acquainted paper={paper} />
    </div>
  );
}

/** The card of one act: particulars, text, file, who has read it. */
export function PaperPanel({ id, onClose }: { id: number | null; onClose: () => void }) {
  const paper = useQuery({ ...paperQuery(id ?? 0), enabled: id !== null });
  return (
    <Drawer opened={id !== null} onClose={onClose} size={620} title={paper.data ? paperName(paper.data) : 'Акт'}>
      {paper.isPending && <PageSkeleton rows={6} />}
      {paper.error && <ErrorState error={paper.error} retry={() => void paper.refetch()} />}
      {paper.data && <Body key={paper.data.id} paper={paper.data} onClose={onClose} />}
    </Drawer>
  );
}
