import type { InstantlyCampaign } from "./model.ts";

/** It is not documented which day `"0"` is; here it is Sunday, the usual reading. */
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MINUTE_MS = 60_000;
const SEARCHED_MINUTES = 14 * 24 * 60;

/** A moment in local time. */
interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `"0"` to `"6"`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(at: Date, timezone: string): LocalTime {
  const parts = new Map(
    formatOf(timezone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
    day: String(WEEKDAYS.indexOf(parts.get("weekday") ?? "")),
    time: `${parts.get("hour")}:${parts.get("minute")}`,
  };
}

/** Whether the campaign's schedule lets mails go out at this moment. */
export function isSendingTime({ campaign_schedule }: InstantlyCampaign, at: Date): boolean {
  const { schedules, start_date, end_date } = campaign_schedule;
  return schedules.some(({ timing, days, timezone }) => {
    const { date, day, time } = localTime(at, timezone);
    if ((start_date && date < start_date.slice(0, 10)) || (end_date && date > end_date.slice(0, 10)))
      return false;
    return days[day as keyof typeof days] === true && timing.from <= time && time < timing.to;
  });
}

/** This moment, or the next minute within the sending hours; null if there is none within two weeks. */
export function nextSendingTime(campaign: InstantlyCampaign, from: Date): Date | null {
  if (isSendingTime(campaign, from)) return from;
  const minute = Math.floor(from.getTime() / MINUTE_MS);
  for (let ahead = 1; ahead <= SEARCHED_MINUTES; ahead++) {
    const at = new Date((minute + ahead) * MINUTE_MS);
    if (isSendingTime(campaign, at)) return at;
  }
  return null;
}

/** The campaign's day, in the zone of its first schedule. */
export function sendingDay({ campaign_schedule }: InstantlyCampaign, at: Date): string {
  return localTime(at, campaign_schedule.schedules[0]?.timezone ?? "Etc/GMT+12").date;
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timezone, format);
  return format;
}
