import type { Command, Lane, Schedule } from "./schedule.ts";

/** The simpler schedule at the given place among those of one kind; undefined: there is none. */
type Simpler = (schedule: Schedule, place: number) => Schedule | undefined;

/**
 * Finds the smallest schedule that still fails, by leaving out phases, lanes and commands, in that order. fast-check's own
 * shrinking does not know schedules: it needs several times the tries for a result twice as long.
 *
 * @param fails plays a schedule. Because of races it may return false for a schedule that fails another time.
 */
export async function shrink(
  schedule: Schedule,
  fails: (candidate: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let smallest = schedule;
  for (let before: Schedule | undefined; before !== smallest; ) {
    before = smallest;
    for (const simpler of [withoutPhase, withoutLane, withoutCommand, inOrder, plain]) {
      let place = 0;
      for (let next = simpler(smallest, place); next !== undefined; next = simpler(smallest, place)) {
        if (await fails(next)) smallest = next;
        else place += 1;
      }
    }
  }
  return smallest;
}

const withoutPhase: Simpler = (schedule, place) =>
  place < schedule.length ? schedule.filter((_, at) => at !== place) : undefined;

const withoutLane: Simpler = (schedule, place) => {
  let at = -1;
  const left = schedule.map((lanes) => lanes.filter(() => ++at !== place));
  return place <= at ? tidy(left) : undefined;
};

const withoutCommand: Simpler = (schedule, place) => {
  let at = -1;
  const left = schedule.map((lanes) => lanes.map((lane) => lane.filter(() => ++at !== place)));
  return place <= at ? tidy(left) : undefined;
};

/** Moves one lane of a phase behind the others, so that a failure that needs no race is shown without one. */
const inOrder: Simpler = (schedule, place) => {
  const races = schedule.filter((lanes) => lanes.length > 1);
  const race = races[place];
  return race && schedule.map((lanes) => (lanes === race ? [lanes.flat()] : lanes));
};

const plain: Simpler = (schedule, place) => {
  let at = -1;
  const simplify = (command: Command): Command =>
    "pick" in command && command.pick > 0 && ++at === place ? { ...command, pick: 0 } : command;
  const simplified = schedule.map((lanes) => lanes.map((lane) => lane.map(simplify)));
  return place <= at ? simplified : undefined;
};

const tidy = (schedule: readonly (readonly Lane[])[]): Schedule =>
  schedule.map((lanes) => lanes.filter((lane) => lane.length > 0)).filter((lanes) => lanes.length > 0);
