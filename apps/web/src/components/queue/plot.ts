/** The points of one line of a chart; a null value is unknown. */
export type Series = readonly { readonly at: Date; readonly value: number | null }[];

export interface Frame {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The value at the top. */
  readonly max: number;
}

export const xOf = ({ from, to, left, right }: Frame, at: number): number =>
  left + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * (right - left);

export const yOf = ({ top, bottom, max }: Frame, value: number): number =>
  bottom - (value / max) * (bottom - top);

/** The least of 2, 5, 10, 20, ... that is not below the value; at least 2, so that half of it is whole. */
export function niceMax(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((each) => each * power >= value) ?? 10;
  return step * power;
}

/** The parts of a series without gaps; nothing is known of the time between two parts. */
function runsOf(series: Series, gapMs: number): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [];
  let last: number | undefined;
  for (const { at, value } of series) {
    if (value === null) {
      last = undefined;
      continue;
    }
    const time = at.getTime();
    if (last === undefined || time - last > gapMs) runs.push([]);
    runs.at(-1)?.push({ at: time, value });
    last = time;
  }
  return runs;
}

const point = (frame: Frame, { at, value }: { at: number; value: number }): string =>
  `${xOf(frame, at).toFixed(1)} ${yOf(frame, value).toFixed(1)}`;

/** Stacked series: each is the sum of itself and those before it. Where one value is unknown, all are. */
export function stacked(lanes: readonly Series[]): Series[] {
  const sums: Series[] = [];
  for (const lane of lanes) {
    const below = sums.at(-1);
    sums.push(
      lane.map(({ at, value }, n) => {
        const under = below === undefined ? 0 : (below[n]?.value ?? null);
        return { at, value: value === null || under === null ? null : under + value };
      }),
    );
  }
  return sums;
}

/** The SVG path of a series' lines. */
export const linePath = (frame: Frame, series: Series, gapMs: number): string =>
  runsOf(series, gapMs)
    .map((run) => `M${run.map((each) => point(frame, each)).join("L")}`)
    .join("");

/** The SVG path of the areas below the lines. */
export const areaPath = (frame: Frame, series: Series, gapMs: number): string =>
  runsOf(series, gapMs)
    .map((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined) return "";
      const floor = (at: number) => point(frame, { at, value: 0 });
      return `M${floor(first.at)}L${run.map((each) => point(frame, each)).join("L")}L${floor(last.at)}Z`;
    })
    .join("");
