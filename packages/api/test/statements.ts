import type pg from "pg";

/** @returns a list to which each statement is added that the pool is asked from now on. */
export function noteStatements(pool: pg.Pool): string[] {
  const asked: string[] = [];
  const noted = new WeakSet<pg.PoolClient>();
  pool.on("acquire", (client) => {
    if (noted.has(client)) return;
    noted.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const [first] = args;
      asked.push(typeof first === "string" ? first : (first as { text: string }).text);
      return query(...args);
    }) as typeof client.query;
  });
  return asked;
}
