import type { TaskCard } from './types';

/** The person who does it; chosen by those who may hand work out. */
export function AssignField({ task }: { task: TaskCard }) {
  return task.account?.name ?? <span className="v-quiet">никому лично</span>;
}
