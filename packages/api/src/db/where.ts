/**
 * The conditions of one statement and its parameters, from the filters that are there: what was not asked for leaves nothing in the
 * text. `$1 IS NULL OR column = $1` instead keeps PostgreSQL from its indexes (1.2 s for one address among a million leads).
 */
export class Where {
  readonly #conditions: string[] = [];
  /** Those of the whole statement, whatever part of it these conditions are of. */
  readonly params: unknown[];

  constructor(params: unknown[] = []) {
    this.params = params;
  }

  /** A parameter of the statement. @returns its name, `$3`. */
  param(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  /** Adds a condition. */
  and(condition: string): this {
    this.#conditions.push(condition);
    return this;
  }

  /** Adds a condition about a value, if there is one. */
  given(value: unknown, condition: (parameter: string) => string): this {
    return value === undefined || value === null ? this : this.and(condition(this.param(value)));
  }

  equal(column: string, value: unknown): this {
    return this.given(value, (parameter) => `${column} = ${parameter}`);
  }

  /** SQL `text`, in lower case, has `part` in it, in any case. */
  contains(text: string, part: string | undefined): this {
    return this.given(literal(part), (parameter) => `${text} LIKE '%' || lower(${parameter}) || '%'`);
  }

  /**
   * As `contains`, in a table so large that an index of trigrams has to find it. It knows the beginnings of words from the first character
   * on, and other parts from the third: one or two letters are looked for at the beginnings only.
   */
  finds(text: string, part: string | undefined): this {
    if (part === undefined || !/^[\p{L}\p{N}]{1,2}$/u.test(part)) return this.contains(text, part);
    return this.given(
      literal(part),
      (parameter) =>
        `(${text} LIKE lower(${parameter}) || '%' OR ${text} LIKE '% ' || lower(${parameter}) || '%')`,
    );
  }

  /** `WHERE` with all conditions so far; nothing without one. */
  get sql(): string {
    return this.#conditions.length === 0 ? "" : `WHERE ${this.#conditions.join(" AND ")}`;
  }
}

const literal = (part: string | undefined) => part?.replace(/[\\%_]/g, "\\$&");

/** The rows of `table` that belong to one row of `owner`, in an order, as many as a page may have. */
export interface Share {
  readonly table: string;
  /** SQL for SELECT. */
  readonly select: string;
  readonly where: Where;
  /** The column that says whose they are, which the index begins with, and what stands in it: `job.campaign_id`, `campaign.id`. */
  readonly by: readonly [column: string, owner: string];
  /** SQL for ORDER BY, all in one direction. */
  readonly orderBy: string;
  readonly direction: "ASC" | "DESC";
  readonly limit: string;
}

/**
 * SQL to be joined to the owners: a page of a list whose owners are several is made of the first rows of each. ANY, and the column in the
 * order, leave only indexes that begin with it to be read in order. With a plain `=` PostgreSQL knows that the column is the same everywhere and may
 * read all rows by their ids until it has found enough, and some owners have theirs at the other end.
 */
export function sqlShare(share: Share): string {
  const { table, select, where, by, orderBy, direction, limit } = share;
  const [column, owner] = by;
  return `CROSS JOIN LATERAL (
    SELECT ${select} FROM ${table} ${where.and(`${column} = ANY(ARRAY[${owner}])`).sql}
    ORDER BY ${column} ${direction}, ${orderBy} LIMIT ${limit}) AS ${table}`;
}
