import type { Task, TaskStatus } from './types';

export interface Outcome {
  done: Task[];
  refused: { task: Task; why: string }[];
}

/** The same step for many tasks, one after another; a refusal of one does not stop the rest. */
export async function forEach(tasks: Task[], step: (task: Task) => Promise<unknown>): Promise<Outcome> {
  const outcome: Outcome = { done: [], refused: [] };
  for (const task of tasks) {
    try {
      await step(task);
      outcome.done.push(task);
    } catch (error) {
      outcome.refused.push({ task, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return outcome;
}

/** Tasks of the chosen ones that stand where the step begins. */
export function fitting(tasks: Task[], from: TaskStatus[]): Task[] {
  return tasks.filter((task) => from.includes(task.status));
}
