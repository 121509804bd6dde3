export { formatDuration } from "@leadgen/core";

const number = new Intl.NumberFormat("en");
const dateTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });
const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

export const formatNumber = (value: number): string => number.format(value);

/** US dollars: "$41.80", "$0.047", "$0.0008". */
export function formatUsd(value: number): string {
  const digits = value === 0 || value >= 1 ? 2 : value < 0.01 ? 4 : 3;
  return `$${value.toFixed(digits)}`;
}

/** The known part of an amount ("at least ..."); null if nothing is known. */
export function formatKnown(
  amount: { readonly known: number | null; readonly atLeast: boolean },
  format: (value: number) => string,
): string {
  if (amount.known === null) return "unknown";
  return amount.atLeast ? `at least ${format(amount.known)}` : format(amount.known);
}

export const formatDateTime = (at: Date): string => dateTime.format(at);

/** Hours and minutes. */
export const formatTime = (at: Date): string => time.format(at);

export const formatDate = (at: Date): string => date.format(at);

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** The distance from now in its largest whole unit: "3 minutes ago", "in 2 days". */
function formatAgo(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1_000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? UNITS[3];
  return relative.format(Math.trunc(seconds / size), unit);
}

/** The server's clock may be ahead of the browser's. */
const earlier = (at: Date, now: Date): Date => (at > now ? now : at);

const WEEK_MS = 7 * 86_400_000;

/** How long ago something happened; its date after a week. */
export const formatSince = (at: Date, now: Date): string =>
  now.getTime() - at.getTime() < WEEK_MS ? formatAgo(earlier(at, now), now) : formatDate(at);

/** Of something that is as old as that: the time of day, or, if it was not today, the date. */
export const formatMoment = (at: Date, now: Date): string =>
  at.toDateString() === now.toDateString() ? formatTime(at) : formatDate(at);

/** `29 Nov 2026, 11:48:12 (2026-11-29 10:48:12 UTC), 3 minutes ago` */
export function timeHint(at: Date, now: Date): string {
  const utc = at.toISOString().slice(0, 19).replace("T", " ");
  return `${formatDateTime(at)} (${utc} UTC), ${formatAgo(at, now)}`;
}

/** "1 job", "2 jobs"; give `many` for an irregular plural. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

/** A network address as people write it. Of an IPv6 client only the network is stored, the rest is zeros. */
export function formatAddress(address: string): string {
  if (!URL.canParse(`http://[${address}]`)) return address;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  if (short === "::" || short === "::1") return "this machine";
  return short.endsWith("::") ? `${short}/64` : short;
}
