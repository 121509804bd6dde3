/** `limit` of a list: 1 to 100, 10 by default; null if it is refused. */
export function pageLimit(query: URLSearchParams): number | null {
  const limit = Number(query.get("limit") ?? 10);
  return Number.isInteger(limit) && limit >= 1 && limit <= 100 ? limit : null;
}

/**
 * A page of a list. As at the service, a full last page still carries a cursor; only an empty page marks the
 * end for sure.
 */
export function paginate<T extends { readonly id: string }>(
  all: readonly T[],
  { limit, startingAfter }: { limit: number; startingAfter: string | null | undefined },
): { items: readonly T[]; next_starting_after?: string } {
  const start = startingAfter ? all.findIndex(({ id }) => id === startingAfter) + 1 : 0;
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  return items.length === limit && last ? { items, next_starting_after: last.id } : { items };
}
