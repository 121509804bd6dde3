/** Charts as SVG text: without scripts, fonts or anything from elsewhere, so that the page can be kept for years. */

export const WIDTH = 720;
export const HEIGHT = 240;
export const PAD = { left: 56, right: 16, top: 28, bottom: 32 } as const;
const INNER = { width: WIDTH - PAD.left - PAD.right, height: HEIGHT - PAD.top - PAD.bottom } as const;

/** A value's coordinate between the edges of the chart. */
export const acrossOf = (value: number, max: number): number =>
  round(PAD.left + (max === 0 ? 0 : value / max) * INNER.width);
export const upOf = (value: number, max: number): number =>
  round(PAD.top + (1 - (max === 0 ? 0 : value / max)) * INNER.height);

const round = (n: number): number => Math.round(n * 10) / 10;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A chart with its title and the labels of its axes' ends. */
export function chart(
  title: string,
  ends: { readonly x: string; readonly y: string },
  body: readonly string[],
): string {
  const bottom = HEIGHT - PAD.bottom;
  const right = WIDTH - PAD.right;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    '<g font-family="sans-serif" font-size="12" fill="#333">',
    label({ x: PAD.left, y: 16 }, title),
    label({ x: 4, y: PAD.top + 10 }, ends.y),
    label({ x: PAD.left, y: HEIGHT - 10 }, "0"),
    label({ x: right, y: HEIGHT - 10, end: true }, ends.x),
    `<path d="M${PAD.left} ${PAD.top}V${bottom}H${right}" fill="none" stroke="#999"/>`,
    ...body,
    "</g></svg>",
  ].join("\n");
}

export const label = ({ x, y, end = false }: { x: number; y: number; end?: boolean }, text: string): string =>
  `<text x="${x}" y="${y}"${end ? ' text-anchor="end"' : ""}>${escaped(text)}</text>`;
