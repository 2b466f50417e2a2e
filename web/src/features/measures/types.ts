import type { WholeRoadmap } from '@/features/roadmap/api';
import type { Task, TaskStatus } from '@/features/tasks/types';

export interface Window {
  id: number;
  from: string;
  due: string;
  baseline_due: string;
  status: TaskStatus;
  overdue: boolean;
  row_version: number;
  tasks: Task[];
}

/** A measure with its windows and the tasks of each. */
export interface MeasureWork {
  id: number;
  roadmap_id: number;
  number: string;
  text: string;
  section: string;
  term: string;
  expected_result: string;
  responsible: string[];
  documents: string[];
  /** «ждёт события: …»; empty when dated. */
  waiting: string;
  occurrences: Window[];
}

/** What the server tells of a measure in its plan, as far as it can be edited. */
export interface EditableMeasure {
  id: number;
  number: string;
  text: string;
  deadline: { raw: string; text?: string; confirmed?: boolean };
  responsible: string[];
  documents: string[];
  result: string;
  row_version: number;
}

/** A measure as its panel tells of it. */
export type PlanMeasure = WholeRoadmap['measures'][number];

/** What forms about a measure need of its plan; the light and the whole plan both have it. */
export interface Plan {
  id: number;
  state?: string;
  act?: { date: string | null } | null;
  period: { from: string | null; to: string | null };
  sections: { number: string; title: string; depth: number }[];
  executors: string[];
  measures: { number: string; section_index: number | null; documents: string[] }[];
}
