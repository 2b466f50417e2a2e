import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';

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
  results: 'Протоколы ВПР, форма индивидуальных результатов ФИС ОКО, таблицы XLSX и CSV. Предмет, класс и год программа берёт из листа, имени файла или папки, а если их там нет, спросит.',
  roadmap: 'Документ Word, PDF, таблица Excel, CSV или текст. Программа найдёт мероприятия, сроки, ответственных и покажет их таблицей.',
};

export default function ImportPage() {
  const [address, change] = useAddress();
  const [, navigate] = useLocation();
  const kind: ImportKind = address.kind === 'roadmap' ? 'roadmap' : 'results';
  const { uploads, send } = useUploads();
  const [refused, setRefused] = useState('');

  async function take(files: NamedFile[]) {
    const empty = files.filter(({ file }) => file.size === 0);
    setRefused(empty.length > 0 ? `Пустой файл не загружен: ${empty.map(({ name }) => name).join(', ')}` : '');
    const ids = await send(kind, files.filter(({ file }) => file.size > 0));
    // One file: straight to what was read in it. Several: the list below shows each.
    if (files.length === 1 && ids[0]) navigate(`/imports/${ids[0]}`);
  }

  return (
    <Page title="Загрузка файлов" crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Загрузка файлов' }]} subtitle="Сначала программа читает файл и показывает, что поняла и что не сходится. Записывается только то, что вы подтвердите.">
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
