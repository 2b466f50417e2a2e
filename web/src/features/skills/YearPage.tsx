import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';

import { choicesOf } from '@/features/comparison/api';
import { useExams, useYear } from '@/features/context/context';
import { schoolsQuery } from '@/features/schools/api';
import { useRight, useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { Chips } from '@/ui/Chips';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { gatherChoices, splitChoices } from './api';
import styles from './Skills.module.css';
import { SkillTabs } from './SkillTabs';
import { yearAskedOf, yearFileHref, yearSkillsQuery, type YearAsked } from './year';
import { YearMoved, YearWeak } from './YearFindings';
import { YearPlaces } from './YearPlaces';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Дефициты по умениям', href: '/skills' }, { title: 'Год целиком' }];
const files = [
  { what: 'places', format: 'docx', label: 'Word: кто и что не освоил' },
  { what: 'places', format: 'xlsx', label: 'Excel: кто сколько не освоил' },
  { what: 'weak', format: 'xlsx', label: 'Excel: что не освоено' },
  { what: 'weak', format: 'csv_ru', label: 'CSV: что не освоено' },
] as const;

function Save({ asked }: { asked: YearAsked }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} aria-hidden="true" />}>
          Выгрузить
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ what, format, label }) => (
          <Menu.Item key={label} component="a" href={yearFileHref(asked, what, format)} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Bar({ asked }: { asked: YearAsked }) {
  const [, change] = useAddress();
  const { years, choose } = useYear();
  const exams = useExams();
  const { data: session } = useSession();
  const maySchools = useRight('schools.read') && session?.node.kind !== 'school';
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const choices = (part: 'procedure' | 'subject' | 'grade') => choicesOf(exams.data ?? [], { indicator: '', ...asked }, part).map((one) => ({ value: one, label: one }));
  const chip = asked.class_name ? [{ key: 'class', text: `Класс ${asked.class_name}` }] : [];
  return (
    <div className={`${styles.bar} v-no-print`}>
      <FilterSelect label="Год" width={90} value={String(asked.year)} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
      <FilterSelect label="Процедура" any="Все" width={100} value={asked.procedure} choices={choices('procedure')} onChange={(procedure) => change({ procedure })} />
      <FilterSelect label="Предмет" any="Все" width={160} value={asked.subject} choices={choices('subject')} onChange={(subject) => change({ subject })} />
      <FilterSelect label="Параллель" any="Все" width={92} value={asked.grade ? String(asked.grade) : ''} choices={choices('grade')} onChange={(grade) => change({ grade })} />
      <FilterSelect label="Собрать по" width={190} value={asked.gather} choices={gatherChoices} onChange={(gather) => change({ gather })} />
      {!asked.class_name && <FilterSelect label="Строки" width={130} value={asked.split} choices={splitChoices} onChange={(split) => change({ split })} />}
      {maySchools && <FilterSelect label="Школа" any="Все" width={170} value={asked.school ? String(asked.school) : ''} choices={(schools.data ?? []).filter(({ kind }) => kind === 'school').map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(school) => change({ school, class: undefined })} />}
      <Save asked={asked} />
      <Chips items={chip} onRemove={() => change({ class: undefined, split: 'class' })} onClear={() => change({ class: undefined, split: 'class' })} />
    </div>
  );
}

/** All papers of a year together: for the municipality, a school or one class. */
export default function YearPage() {
  const [address] = useAddress();
  const { year, isPending } = useYear();
  const asked = yearAskedOf(address, year);
  const skills = useQuery(yearSkillsQuery(asked));
  const { data } = skills;
  return (
    <Page wide title={data?.headline ?? 'Дефициты за год'} crumbs={crumbs} subtitle={data ? `Собрано: ${data.by}. ${asked?.class_name ? `Класс ${asked.class_name}: все его работы за год.` : 'Школа открывается по классам, класс — отдельной страницей.'}` : undefined}>
      <SkillTabs />
      {asked && <Bar asked={asked} />}
      {!isPending && year === null && <EmptyState title="Результатов ещё нет">После загрузки работ с баллами за задания здесь будет год целиком: все предметы вместе и изменения с прошлого года.</EmptyState>}
      {skills.error && <ErrorState error={skills.error} retry={() => void skills.refetch()} />}
      {asked && skills.isPending && <PageSkeleton />}
      {data && data.papers.length === 0 && <EmptyState title="Баллов за задания нет">У работ этого отбора загружены только итоги: выберите другой год или предмет.</EmptyState>}
      {data && data.papers.length > 0 && (
        <div aria-busy={skills.isFetching}>
          <YearPlaces data={data} />
          <YearWeak data={data} />
          <YearMoved data={data} />
          <ul className={styles.notes}>
            {[...data.comparable, ...data.notes].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </Page>
  );
}
