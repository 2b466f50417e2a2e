import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';

import { PlanFrame } from '@/features/plans/PlanFrame';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { lintQuery, type Finding } from './api';
import { FindingKind } from './FindingKind';
import { codesOf, filterFindings, groupFindings, kindsOf } from './group';
import styles from './Lint.module.css';

function headline(open: Finding[]): string {
  if (open.length === 0) return 'Проверка карты: замечаний нет';
  const grave = open.filter((finding) => finding.severity === 'error').length;
  return `Проверка карты: ${counted(open.length, nouns.finding)}${grave > 0 ? `, из них ошибок ${formatNumber(grave)}` : ''}`;
}

/** What is wrong with the plan, by gravity, with the way to mend it. */
export default function LintPage() {
  const id = Number(useParams<{ id: string }>().id);
  const [address, change] = useAddress();
  const lint = useQuery(lintQuery(id));
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  if (lint.isPending) return <PageSkeleton rows={12} />;
  if (lint.error) return <ErrorState error={lint.error} retry={() => void lint.refetch()} />;
  const all = lint.data.findings;
  const open = all.filter((finding) => !finding.ignored);
  const shown = filterFindings(all, address);
  const set = all.length - open.length;
  return (
    <PlanFrame
      id={id}
      tab="lint"
      title={headline(open)}
      actions={
        <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
          Печать
        </Button>
      }
    >
      <div className={`${styles.filters} v-no-print`}>
        <TextInput size="xs" label="Текст" w={220} defaultValue={address.q ?? ''} onChange={(event) => search(event.currentTarget.value)} />
        <FilterSelect label="Вид замечания" any="Все" width={300} value={address.code} choices={codesOf(all)} onChange={(code) => change({ code })} />
        {set > 0 && <Checkbox size="xs" mb={7} label={`Показать отложенные (${set})`} checked={address.ignored === '1'} onChange={(event) => change({ ignored: event.currentTarget.checked ? '1' : undefined })} />}
      </div>
      {shown.length === 0 && <EmptyState title={all.length === 0 ? 'Замечаний нет' : 'Под выбранные условия ничего не подошло'}>{all.length === 0 ? 'Нумерация, сроки, ответственные и сокращения в порядке.' : 'Уберите одно из условий.'}</EmptyState>}
      {groupFindings(shown).map((group) => (
        <Section key={group.severity} title={group.title} aside={formatNumber(group.findings.length)}>
          {kindsOf(group.findings).map((kind) => (
            <FindingKind key={kind.code} roadmap={id} kind={kind} open={group.severity === 'error' || Boolean(address.code || address.q)} />
          ))}
        </Section>
      ))}
    </PlanFrame>
  );
}
