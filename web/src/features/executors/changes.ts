import { listWords, ruleWords, type Executor, type Executors } from './api';

type Wanted = Pick<Executors, 'controller' | 'parties'>;

/** What the person changed and has not saved: shown before tasks are spread anew. */
export interface Change {
  name: string;
  before: string;
  after: string;
  measures: number;
}

export type Names = (id: number | null) => string;

/** «все школы», «школы с низкими результатами», «Методический центр»: whom a party stands for. */
export function resolvedTitle({ resolves, account }: Pick<Executor, 'resolves' | 'account'>, node: Names, person: Names): string {
  const { rule, label, list } = resolves;
  if (rule === 'schools_with_signs') return `школы ${listWords[list] ?? 'из списка'}`;
  if (rule === 'node') return label || node(resolves.node) || 'организация не выбрана';
  if (rule === 'people') return person(account) || 'человек не выбран';
  return ruleWords[rule];
}

function described(executor: Executor, node: Names, person: Names): string {
  const parts = [resolvedTitle(executor, node, person), executor.resolves.rule !== 'people' && executor.account && `исполняет ${person(executor.account)}`, executor.controller && `контролирует ${person(executor.controller)}`, executor.lead && 'ведущий'];
  return parts.filter(Boolean).join('; ');
}

export function changesOf(before: Wanted, after: Wanted, node: Names, person: Names): Change[] {
  const rows = after.parties.flatMap((executor) => {
    const old = before.parties.find((entry) => entry.id === executor.id);
    if (!old) return [];
    const texts = [described(old, node, person), described(executor, node, person)] as const;
    return texts[0] === texts[1] ? [] : [{ name: executor.name, before: texts[0], after: texts[1], measures: executor.measures }];
  });
  if (before.controller === after.controller) return rows;
  return [{ name: 'Контролёр всей карты', before: person(before.controller) || 'не назначен', after: person(after.controller) || 'не назначен', measures: 0 }, ...rows];
}
