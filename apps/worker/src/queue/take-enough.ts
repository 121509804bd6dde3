import { FEEDER_TASK } from "@leadgen/core";
import type { TaskList } from "graphile-worker";
import { TASKS_ABOUT_PEOPLE } from "../jobs-in-hand.ts";

/** What graphile-worker's local queue has, apart from its methods: the tasks whose doorbells it fetches. */
interface Fetching {
  tasks?: TaskList;
}

/**
 * Lets a local queue leave the doorbells about people, and the feeders that ring them, in the database while `enough` says so. graphile-worker asks for
 * the names of the tasks at each fetch, and for a task when it has its doorbell. Without this such doorbells held all its places for tasks, and a
 * withdrawal or a new campaign waited behind them.
 */
export function takeEnough(queue: object, enough: () => boolean): void {
  const fetching: Fetching = queue;
  if (fetching.tasks === undefined)
    throw new Error(
      "worker-e28: this version of graphile-worker has no list of tasks in its local queue, so the worker takes on all jobs at once. Install the version in pnpm-lock.yaml.",
    );
  fetching.tasks = new Proxy(fetching.tasks, {
    ownKeys: (tasks) => {
      const names = Reflect.ownKeys(tasks);
      return enough() ? names.filter((name) => !isAboutPeople(String(name))) : names;
    },
  });
}

const isAboutPeople = (task: string): boolean => task === FEEDER_TASK || TASKS_ABOUT_PEOPLE.has(task);
