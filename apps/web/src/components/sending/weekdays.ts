/** Names of the days, indexed by the API's numbers. */
export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** The order in which days are shown: Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

export const inWeekOrder = (days: readonly number[]): number[] => WEEK.filter((day) => days.includes(day));

/** "Mon, Tue, Fri" */
export const dayWords = (days: readonly number[]): string =>
  inWeekOrder(days)
    .map((day) => WEEKDAYS[day]?.slice(0, 3))
    .join(", ");
