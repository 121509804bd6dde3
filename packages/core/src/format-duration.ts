/** A duration in two units at most: "1 h 5 min", "42 s", "0.4 s". */
export function formatDuration(totalSeconds: number): string {
  if (totalSeconds > 0 && totalSeconds < 0.05) return "under 0.1 s";
  if (totalSeconds > 0 && totalSeconds < 9.95) return `${Math.round(totalSeconds * 10) / 10} s`;
  const seconds = Math.max(0, Math.round(totalSeconds));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (days > 0) return inUnits([days, "d"], [hours, "h"]);
  if (hours > 0) return inUnits([hours, "h"], [minutes, "min"]);
  return minutes > 0 ? inUnits([minutes, "min"], [seconds % 60, "s"]) : `${seconds} s`;
}

type InUnit = readonly [value: number, unit: string];

/** "2 min 5 s", and not "2 min 0 s". */
const inUnits = (large: InUnit, small: InUnit): string =>
  [large, small].flatMap(([value, unit]) => (value > 0 ? [`${value} ${unit}`] : [])).join(" ");
