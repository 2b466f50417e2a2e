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
  windows: Window[];
}

/** What the server tells of a measure in its plan, as far as it can be edited. */
export interface EditableMeasure {
  id: number;
  number: string;
  text: string;
  deadline: { raw: string };
  responsible: string[];
  documents: string[];
  result: string;
  row_version: number;
}
