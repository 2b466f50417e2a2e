import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { DataTable } from '@/ui/DataTable';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { rulesQuery, type Rule } from './api';
import { RulePanel } from './RulePanel';
import { countChanged, levelTitles, severityTitles } from './rules';

function text(id: string, title: string, of: (rule: Rule) => string): Column<Rule> {
  return { id, title, cell: of, sort: of, csv: { titles: [title], cells: (rule) => [of(rule)] } };
}

const columns: Column<Rule>[] = [
  { ...text('message', 'Что проверяется', (rule) => rule.message.replaceAll(/\{\w+\}/g, '…')), fixed: true, width: 380 },
  text('severity', 'Важность', (rule) => severityTitles[rule.severity]),
  text('level', 'Где', (rule) => levelTitles[rule.level] ?? rule.level),
  { ...text('when', 'Срабатывает, когда', (rule) => rule.when_text), cell: (rule) => <code>{rule.when_text}</code> },
  text('changed', 'Изменено', (rule) => (rule.changed ? 'да' : '')),
];

/** Rules of quality of results: which there are, how strict, and when they speak. */
export default function RulesPage() {
  const rules = useQuery(rulesQuery());
  const [open, setOpen] = useState<string | null>(null);
  if (rules.error) return <ErrorState error={rules.error} retry={() => void rules.refetch()} />;
  if (!rules.data) return <PageSkeleton />;
  const changed = countChanged(rules.data);
  return (
    <Page title={`Правила проверки: ${counted(rules.data.length, ['правило', 'правила', 'правил'])}${changed > 0 ? `, изменено ${changed}` : ''}`} crumbs={[{ title: 'Загрузка файлов', href: '/imports' }, { title: 'Правила проверки' }]} subtitle="Что программа проверяет в файлах результатов. Нажмите на правило, чтобы сделать его строже, мягче, выключить или изменить условие; встроенный вид всегда можно вернуть.">
      <DataTable name="правила-проверки" caption="Правила проверки" columns={columns} rows={rules.data} rowKey={(rule) => rule.code} onOpen={(rule) => setOpen(rule.code)} highlight={(rule) => rule.changed} />
      <RulePanel rule={rules.data.find(({ code }) => code === open)} onClose={() => setOpen(null)} />
    </Page>
  );
}
