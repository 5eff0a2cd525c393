import { AGENTS_TASKS } from './agents-tasks.ts';
import { CLERKS_TASKS } from './clerks-tasks.ts';
import { STRATEGISTS_TASKS } from './strategists-tasks.ts';
import { SUPERVISORS_TASKS } from './supervisors-tasks.ts';
import type { Task } from './task.ts';

/** The most frequent tasks of everybody who works with Saldo all day. */
export const TASKS: readonly Task[] = [
  ...AGENTS_TASKS,
  ...SUPERVISORS_TASKS,
  ...CLERKS_TASKS,
  ...STRATEGISTS_TASKS,
];
