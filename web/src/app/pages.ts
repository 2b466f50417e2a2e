import { IconAlertTriangle, IconArrowsDiff, IconBook2, IconBulb, IconCalendarCheck, IconChartBar, IconChecklist, IconChecks, IconCirclesRelation, IconFileCertificate, IconFileText, IconFileUpload, IconHistory, IconLayoutDashboard, IconLayoutGrid, IconMapRoute, IconMessageQuestion, IconScale, IconSchool, IconStack2, IconTable, IconUsers } from '@tabler/icons-react';
import type { ComponentType } from 'react';

import type { Right, Session } from '@/features/session/session';

export interface PageEntry {
  path: string;
  title: string;
  /** Heading of the group in the menu; pages of one group stand together. */
  group?: string;
  icon: typeof IconScale;
  right: Right;
  load: () => Promise<{ default: ComponentType }>;
}

/** The menu in the order of the management cycle. A page that does not exist yet is not in it. */
export const pages: PageEntry[] = [
  { path: '/', title: 'Обзор', icon: IconLayoutDashboard, right: 'overview.read', load: () => import('@/features/overview/OverviewPage') },
  { path: '/roadmap', title: 'Дорожная карта', icon: IconMapRoute, right: 'roadmap.read', load: () => import('@/features/roadmap/RoadmapPage') },
  { path: '/tasks', title: 'Моё', icon: IconChecklist, right: 'tasks.read', load: () => import('@/features/tasks/TasksPage') },
  { path: '/proposals', title: 'Предложения', icon: IconBulb, right: 'proposals.make', load: () => import('@/features/proposals/ProposalsPage') },
  { path: '/papers', title: 'Акты и приказы', icon: IconFileCertificate, right: 'papers.read', load: () => import('@/features/papers/PapersPage') },
  { path: '/procedures', title: 'Процедуры', group: 'Процедуры и данные', icon: IconCalendarCheck, right: 'procedures.read', load: () => import('@/features/procedures/ProceduresPage') },
  { path: '/imports', title: 'Загрузка файлов', group: 'Процедуры и данные', icon: IconFileUpload, right: 'imports.make', load: () => import('@/features/imports/ImportPage') },
  { path: '/batches', title: 'Загруженное', group: 'Процедуры и данные', icon: IconStack2, right: 'batches.read', load: () => import('@/features/imports/BatchesPage') },
  { path: '/results', title: 'Результаты', icon: IconTable, right: 'results.read', load: () => import('@/features/results/ResultsPage') },
  { path: '/indicators', title: 'Показатели', icon: IconChartBar, right: 'results.read', load: () => import('@/features/indicators/catalogue/CataloguePage') },
  { path: '/objectivity', title: 'Объективность', icon: IconScale, right: 'objectivity.read', load: () => import('@/features/objectivity/ObjectivityPage') },
  { path: '/comparison', title: 'Сравнение школ', group: 'Анализ школ', icon: IconArrowsDiff, right: 'results.read', load: () => import('@/features/comparison/ComparisonPage') },
  { path: '/skills', title: 'Дефициты по умениям', group: 'Анализ школ', icon: IconLayoutGrid, right: 'results.read', load: () => import('@/features/skills/SkillsPage') },
  { path: '/clusters', title: 'Группы школ', group: 'Анализ школ', icon: IconCirclesRelation, right: 'results.read', load: () => import('@/features/clusters/ClustersPage') },
  { path: '/risk', title: 'Зоны риска', group: 'Анализ школ', icon: IconAlertTriangle, right: 'results.read', load: () => import('@/features/risk/RiskPage') },
  { path: '/schools', title: 'Школы', icon: IconSchool, right: 'schools.read', load: () => import('@/features/schools/SchoolsPage') },
  { path: '/objectivity/cases', title: 'Случаи', group: 'Случаи и решения', icon: IconMessageQuestion, right: 'cases.read', load: () => import('@/features/cases/CasesPage') },
  { path: '/objectivity/rechecks', title: 'Перепроверка работ', group: 'Случаи и решения', icon: IconChecks, right: 'rechecks.read', load: () => import('@/features/rechecks/RechecksPage') },
  { path: '/reports', title: 'Отчёты', icon: IconFileText, right: 'reports.make', load: () => import('@/features/reports/ReportsPage') },
  { path: '/knowledge', title: 'КИМ и шкалы', group: 'Справочники', icon: IconBook2, right: 'results.read', load: () => import('@/features/knowledge/KnowledgePage') },
  { path: '/accounts', title: 'Учётные записи', group: 'Настройка', icon: IconUsers, right: 'accounts.read', load: () => import('@/features/accounts/AccountsPage') },
  { path: '/journal', title: 'Журнал', group: 'Настройка', icon: IconHistory, right: 'journal.read', load: () => import('@/features/journal/JournalPage') },
];

/** Where a role has only itself, the menu says so. */
export function menuTitle(entry: PageEntry, { node }: Session): string {
  return entry.path === '/schools' && node.kind === 'school' ? 'Моя школа' : entry.title;
}

/** Pages reached from another page, not from the menu. */
export const inner: Pick<PageEntry, 'path' | 'right' | 'load'>[] = [
  { path: '/roadmaps/:id', right: 'roadmap.read', load: () => import('@/features/roadmap/RoadmapPage') },
  { path: '/roadmaps/:id/lint', right: 'proposals.make', load: () => import('@/features/lint/LintPage') },
  { path: '/roadmaps/:id/matrix', right: 'proposals.make', load: () => import('@/features/matrix/MatrixPage') },
  { path: '/roadmaps/:id/versions', right: 'proposals.make', load: () => import('@/features/versions/VersionsPage') },
  { path: '/roadmaps/:id/diff', right: 'proposals.make', load: () => import('@/features/versions/DiffPage') },
  { path: '/roadmaps/:id/executors', right: 'tasks.read', load: () => import('@/features/executors/ExecutorsPage') },
  { path: '/roadmaps/:id/events', right: 'tasks.read', load: () => import('@/features/events/EventsPage') },
  { path: '/roadmaps/:id/school-plans', right: 'tasks.read', load: () => import('@/features/schoolplans/SchoolPlansPage') },
  { path: '/school-lists', right: 'tasks.read', load: () => import('@/features/schoollists/SchoolListsPage') },
  { path: '/objectivity/board', right: 'objectivity.read', load: () => import('@/features/objectivity/BoardPage') },
  { path: '/objectivity/schools/:id', right: 'objectivity.read', load: () => import('@/features/objectivity/EvidencePage') },
  { path: '/risk/profiles', right: 'results.read', load: () => import('@/features/risk/ProfilesPage') },
  { path: '/risk/matrix', right: 'results.read', load: () => import('@/features/risk/MatrixPage') },
  { path: '/risk/official', right: 'results.read', load: () => import('@/features/risk/OfficialPage') },
  { path: '/risk/schools/:id', right: 'results.read', load: () => import('@/features/risk/ProfilePage') },
  { path: '/clusters/links', right: 'results.read', load: () => import('@/features/clusters/LinksPage') },
  { path: '/skills/year', right: 'results.read', load: () => import('@/features/skills/YearPage') },
  { path: '/power', right: 'results.read', load: () => import('@/features/comparison/PowerPage') },
  { path: '/objectivity/cases/:id', right: 'cases.read', load: () => import('@/features/cases/CasePage') },
  { path: '/objectivity/rechecks/:id', right: 'rechecks.read', load: () => import('@/features/rechecks/RecheckPage') },
  { path: '/objectivity/rechecks/:id/entry', right: 'rechecks.read', load: () => import('@/features/rechecks/EntryPage') },
  { path: '/papers/new', right: 'papers.change', load: () => import('@/features/papers/DraftPage') },
  { path: '/notifications', right: 'signed_in', load: () => import('@/features/notifications/NotificationsPage') },
  { path: '/profile', right: 'signed_in', load: () => import('@/features/profile/ProfilePage') },
  { path: '/schools/:id', right: 'schools.read', load: () => import('@/features/schools/SchoolPage') },
  { path: '/indicators/table', right: 'results.read', load: () => import('@/features/indicators/IndicatorsPage') },
  { path: '/indicators/sets', right: 'results.read', load: () => import('@/features/indicators/sets/SetsPage') },
  { path: '/indicators/sets/:id', right: 'results.read', load: () => import('@/features/indicators/sets/SetPage') },
  { path: '/indicators/ratings', right: 'ratings.read', load: () => import('@/features/indicators/ratings/RatingsPage') },
  { path: '/indicators/ratings/new', right: 'ratings.change', load: () => import('@/features/indicators/ratings/RulesPage') },
  { path: '/indicators/ratings/:id', right: 'ratings.read', load: () => import('@/features/indicators/ratings/RatingPage') },
  { path: '/indicators/ratings/:id/edit', right: 'ratings.change', load: () => import('@/features/indicators/ratings/RulesPage') },
  { path: '/indicators/formula', right: 'results.read', load: () => import('@/features/indicators/formula/FormulaPage') },
  { path: '/indicators/similar', right: 'results.read', load: () => import('@/features/indicators/similar/SimilarPage') },
  { path: '/indicators/own/new', right: 'indicators.change', load: () => import('@/features/indicators/own/OwnPage') },
  { path: '/indicators/own/:id', right: 'indicators.change', load: () => import('@/features/indicators/own/OwnPage') },
  { path: '/indicators/:id', right: 'results.read', load: () => import('@/features/indicators/catalogue/DefinitionPage') },
  { path: '/imports/forms', right: 'imports.make', load: () => import('@/features/imports/FormsPage') },
  { path: '/imports/rules', right: 'imports.make', load: () => import('@/features/rules/RulesPage') },
  { path: '/imports/schools', right: 'imports.make', load: () => import('@/features/imports/DecisionsPage') },
  { path: '/imports/:id/columns', right: 'imports.make', load: () => import('@/features/imports/ColumnsPage') },
  { path: '/imports/:id', right: 'imports.make', load: () => import('@/features/imports/ImportPreviewPage') },
];
