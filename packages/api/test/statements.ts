import type pg from "pg";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** @returns a list to which each later statement of the pool is added. */
export function noteStatements(pool: pg.Pool): string[] {
  const asked: string[] = [];
  onStatement(pool, ({ text }) => asked.push(text));
  return asked;
}

/** Calls the listener with each later statement of the pool. */
export function onStatement(pool: pg.Pool, told: (statement: Statement) => void): void {
  const noted = new WeakSet<pg.PoolClient>();
  pool.on("acquire", (client) => {
    if (noted.has(client)) return;
    noted.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const [first, values] = args;
      told(
        typeof first === "string"
          ? { text: first, values: (values as unknown[] | undefined) ?? [] }
          : { text: (first as pg.QueryConfig).text, values: (first as pg.QueryConfig).values ?? [] },
      );
      return query(...args);
    }) as typeof client.query;
  });
}
