import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';

import type { ImportKind } from './api';
import { DropArea } from './DropArea';
import type { NamedFile } from './files';
import styles from './Imports.module.css';
import { ImportList } from './ImportList';
import { Uploads } from './Uploads';
import { useUploads } from './useUploads';

const help: Record<ImportKind, string> = {
  results: 'Любые таблицы с результатами: XLSX, XLS, ODS, CSV, DOCX, сколько угодно файлов и папок сразу. Форму, предмет, класс и год программа находит сама; чего не видно, спросит. Имена учеников не сохраняются.',
  roadmap: 'Документ Word, PDF, таблица Excel, CSV или текст. Программа найдёт мероприятия, сроки, ответственных и покажет их таблицей.',
};

/** What imports have learnt: each has its own page. */
function Knowledge() {
  return (
    <>
      <Button variant="default" component={Link} href="/imports/forms">
        Свои формы
      </Button>
      <Button variant="default" component={Link} href="/imports/schools">
        Решения о школах
      </Button>
      <Button variant="default" component={Link} href="/imports/rules">
        Правила проверки
      </Button>
    </>
  );
}

export default function ImportPage() {
  const [address, change] = useAddress();
  const [, navigate] = useLocation();
  const kind: ImportKind = address.kind === 'roadmap' ? 'roadmap' : 'results';
  const { uploads, send } = useUploads();
  const [refused, setRefused] = useState('');

  async function take(files: NamedFile[]) {
    const empty = files.filter(({ file }) => file.size === 0);
    setRefused(empty.length > 0 ? `Пустой файл не загружен: ${empty.map(({ name }) => name).join(', ')}` : '');
    const ids = await send({ kind, files: files.filter(({ file }) => file.size > 0) });
    // Files of results are one import: straight to what was read in them. Plans stay a list.
    if (ids.length === 1) navigate(`/imports/${ids[0] ?? ''}`);
  }

  return (
    <Page title="Загрузка файлов" crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Загрузка файлов' }]} actions={<Knowledge />} subtitle="Сначала программа читает файлы и показывает, что поняла и что не сходится. Записывается только то, что вы подтвердите.">
      <div className={styles.kind}>
        <SegmentedControl aria-label="Что в файле" value={kind} data={[{ value: 'results', label: 'Результаты работ' }, { value: 'roadmap', label: 'Дорожная карта' }]} onChange={(value) => change({ kind: value === 'roadmap' ? value : undefined })} />
      </div>
      <DropArea help={help[kind]} onFiles={(files) => void take(files)} />
      {refused && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
      <Uploads uploads={uploads} />
      <ImportList />
    </Page>
  );
}
