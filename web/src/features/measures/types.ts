import type { Measure, Roadmap } from '@/features/roadmap/api';
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

/** A measure and its plan with what editing needs; the contract of the plan gains these with its own routes. */
export type PlanMeasure = Measure & EditableMeasure;
export type Plan = Omit<Roadmap, 'measures'> & { state?: string; measures: PlanMeasure[] };
