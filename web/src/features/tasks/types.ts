/** The shapes of execution as the server tells them. */
export type TaskStatus = 'planned' | 'in_work' | 'review' | 'done' | 'cancelled';
export type Part = 'lead' | 'co';

export interface Ref {
  id: number;
  name: string;
}

export interface Task {
  id: number;
  roadmap_id: number;
  measure_id: number;
  occurrence_id: number;
  number: string;
  text: string;
  section: string;
  executor: string;
  node: Ref | null;
  part: Part;
  account: Ref | null;
  from: string;
  due: string;
  status: TaskStatus;
  overdue: boolean;
  documents: string[];
  evidence_count: number;
  row_version: number;
}

export interface TaskList {
  total: number;
  items: Task[];
  /** What to ask for after this page; empty on the last one. */
  next: string | null;
}

export interface Evidence {
  id: number;
  task_id: number;
  kind: string;
  title: string;
  number: string;
  dated: string | null;
  link: string;
  note: string;
  file_name: string;
  scan: string;
  size: number | null;
  added_at: string;
  added_by: string;
  removed_at: string | null;
  removed_by: string;
  removed_reason: string;
}

/** One line of the history of a task. */
export interface TaskEvent {
  id: number;
  at: string;
  actor: string;
  kind: string;
  title: string;
  note: string;
  undone: boolean;
}

/** A move of a task that is open to the person now. */
export interface Transition {
  status: TaskStatus;
  title: string;
  /** Whether a reason or a remark is asked for. */
  note: 'none' | 'optional' | 'required';
  /** Why it cannot be done yet; empty when it can. */
  blocked: string;
}

export interface TaskCard extends Task {
  roadmap_title: string;
  term: string;
  expected_result: string;
  actual_result: string;
  cancel_reason: string;
  baseline_due: string;
  controller: string;
  evidence: Evidence[];
  events: TaskEvent[];
  wanted_kinds: string[];
  transitions: Transition[];
  /** What would be taken back now; empty when there is nothing. */
  undo: string;
}
