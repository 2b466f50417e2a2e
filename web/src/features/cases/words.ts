import { formatDate } from '@/ui/format';
import { counted, type Forms } from '@/ui/plural';

import type { Case, CaseRow, StepKind } from './api';

export const caseNoun: Forms = ['случай', 'случая', 'случаев'];

/** The way of a case in order, as the strip above it shows. */
export const way: { kind: StepKind; title: string }[] = [
  { kind: 'reply', title: 'Ответ школы' },
  { kind: 'publish', title: 'Открыт для работы' },
  { kind: 'causes', title: 'Причины' },
  { kind: 'recommend', title: 'Рекомендация' },
  { kind: 'measure', title: 'Мера' },
  { kind: 'recheck', title: 'Перепроверка' },
  { kind: 'close', title: 'Итог' },
];

/** What the button of a step says. */
export const actionTitles: Record<StepKind, string> = {
  reply: 'Ответить',
  publish: 'Открыть для работы',
  causes: 'Назвать причины',
  recommend: 'Дать рекомендацию',
  measure: 'Назначить меру',
  recheck: 'Связать с перепроверкой',
  close: 'Закрыть с итогом',
  handover: 'Передать другому',
};

export const stands = [
  { value: 'agree', label: 'согласны', hint: 'признак верный' },
  { value: 'explain', label: 'объясняем', hint: 'у результатов есть причина' },
  { value: 'disagree', label: 'не согласны', hint: 'признака нет' },
] as const;

export const outcomes = [
  { value: 'confirmed', label: 'признак подтвердился' },
  { value: 'explained', label: 'признак объяснён' },
  { value: 'not_confirmed', label: 'признак не подтвердился' },
] as const;

export type Outcome = (typeof outcomes)[number]['value'];

/** «ВПР, 5 класс, Математика»; «несколько работ» where the sign is not of one. */
export function examOf({ procedure, grade, subject }: Pick<CaseRow, 'procedure' | 'grade' | 'subject'>): string {
  const parts = [procedure, grade === null ? null : `${grade} класс`, subject].filter(Boolean);
  return parts.length === 0 ? 'несколько работ' : parts.join(', ');
}

const isOpen = ({ stage }: CaseRow) => stage !== 'closed';
const isLate = ({ stage }: CaseRow) => stage === 'overdue';
const waits = ({ stage }: CaseRow) => stage === 'waiting';

export function listTitle(rows: CaseRow[]): string {
  if (rows.length === 0) return 'Случаев по объективности нет';
  const open = rows.filter(isOpen).length;
  const parts = [open === 0 ? 'все закрыты' : `${open} в работе`];
  const waiting = rows.filter(waits).length;
  if (waiting > 0) parts.push(`школы отвечают: ${waiting}`);
  const late = rows.filter(isLate).length;
  if (late > 0) parts.push(`без ответа в срок: ${late}`);
  return `${counted(rows.length, caseNoun)}: ${parts.join(', ')}`;
}

/** The same for the school itself. */
export function ownTitle(rows: CaseRow[]): string {
  if (rows.length === 0) return 'Вопросов о результатах школы нет';
  const waiting = rows.filter(({ stage }) => stage === 'waiting' || stage === 'overdue').length;
  const questions = counted(rows.length, ['вопрос', 'вопроса', 'вопросов']);
  return `${questions} о результатах школы: ${waiting > 0 ? `ждут вашего ответа — ${waiting}` : 'все с ответом'}`;
}

/** Who leads a case that was handed over, for those who do not; nothing once it is open for work. */
function leaderOf({ stage, steps = [], open }: Pick<Case, 'stage' | 'open'> & Partial<Pick<Case, 'steps'>>): string | undefined {
  const handed = steps.find(({ kind, withdrawn_at: withdrawn }) => kind === 'handover' && withdrawn === null);
  return ['waiting', 'overdue', 'answered'].includes(stage) && !open.includes('handover') ? handed?.chosen[0] : undefined;
}

/** The one thing that is to be done next, for people. */
export function nextWords(one: Pick<Case, 'stage' | 'reply_to' | 'open' | 'rechecked'> & Partial<Pick<Case, 'steps'>>, fromSchool: boolean): string {
  const until = formatDate(one.reply_to);
  if (one.stage === 'closed') return 'Случай закрыт.';
  const leader = leaderOf(one);
  if (leader && !fromSchool) return `Случай ведёт ${leader}: до открытия для работы шаги делает этот человек. Школа отвечает по ${until}.`;
  if (one.stage === 'waiting') return fromSchool ? `Ответьте по ${until}. До ответа случай видят только ваша школа и тот, кто его открыл.` : `Школа отвечает по ${until}. До этого случай видите только вы и она.`;
  if (one.stage === 'overdue') return fromSchool ? `Срок ответа прошёл ${until}, но ответить ещё можно.` : `Школа не ответила по ${until}. Можно открыть случай для работы или подождать ответа.`;
  if (one.stage === 'answered') return fromSchool ? 'Ответ получен. Теперь решает управление образования.' : 'Школа ответила. Если ответ всё объясняет, закройте случай: его больше никто не увидит. Если нет — откройте для работы.';
  if (fromSchool) return 'Случай в работе у управления образования.';
  const next = way.find(({ kind }) => one.open.includes(kind) && kind !== 'close');
  const words: Partial<Record<StepKind, string>> = { causes: 'разберите со школой причины', recommend: 'дайте рекомендацию', measure: 'назначьте меру', recheck: 'перепроверьте работы' };
  const order: StepKind[] = ['causes', 'recommend', 'measure', 'recheck'];
  const stageAt = { published: 0, causes: 1, recommended: 2, measures: 3, rechecked: 4 }[one.stage];
  const wanted = order[stageAt];
  if (one.stage === 'rechecked' && one.rechecked.length === 0) return 'Дальше: дождитесь перепроверки, её итоги появятся здесь, когда её завершат.';
  if (wanted === undefined || !next) return 'Дальше: закройте случай с итогом.';
  return `Дальше: ${words[wanted]}.`;
}
