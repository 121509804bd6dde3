/**
 * The conditions and parameters of one statement, from the filters that are set: an unset filter adds nothing to the text. With
 * `$1 IS NULL OR column = $1` instead, PostgreSQL does not use its indexes (1.2 s for one address among a million leads).
 */
export class Where {
  readonly #conditions: string[] = [];
  /** Parameters of the whole statement, also if these conditions are only one part of it. */
  readonly params: unknown[];

  constructor(params: unknown[] = []) {
    this.params = params;
  }

  /** Adds a parameter to the statement. @returns its name, `$3`. */
  param(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  /** Adds a condition. */
  and(condition: string): this {
    this.#conditions.push(condition);
    return this;
  }

  /** Adds a condition on a value, unless that is null or undefined. */
  given(value: unknown, condition: (parameter: string) => string): this {
    return value === undefined || value === null ? this : this.and(condition(this.param(value)));
  }

  equal(column: string, value: unknown): this {
    return this.given(value, (parameter) => `${column} = ${parameter}`);
  }

  /** The SQL `text`, already in lower case, contains `part` in any case. */
  contains(text: string, part: string | undefined): this {
    return this.given(literal(part), (parameter) => `${text} LIKE '%' || lower(${parameter}) || '%'`);
  }

  /**
   * As `contains`, for a table so large that it needs a trigram index. The index finds the beginning of a word by one
   * character, but other parts only by three: so one or two letters are searched at the beginnings of words only.
   */
  finds(text: string, part: string | undefined): this {
    if (part === undefined || !/^[\p{L}\p{N}]{1,2}$/u.test(part)) return this.contains(text, part);
    return this.given(
      literal(part),
      (parameter) =>
        `(${text} LIKE lower(${parameter}) || '%' OR ${text} LIKE '% ' || lower(${parameter}) || '%')`,
    );
  }

  /** `WHERE` with all conditions so far; empty without conditions. */
  get sql(): string {
    return this.#conditions.length === 0 ? "" : `WHERE ${this.#conditions.join(" AND ")}`;
  }
}

const literal = (part: string | undefined) => part?.replace(/[\\%_]/g, "\\$&");

/** The first rows of `table` that belong to one row of `owner`, in an order, as many as a page may have. */
export interface Share {
  readonly table: string;
  /** SQL for SELECT. */
  readonly select: string;
  readonly where: Where;
  /** The owner's column, which the index begins with, and the owner's id: `job.campaign_id`, `campaign.id`. */
  readonly by: readonly [column: string, owner: string];
  /** SQL for ORDER BY, all in one direction. */
  readonly orderBy: string;
  readonly direction: "ASC" | "DESC";
  readonly limit: string;
}

/**
 * SQL to join to the owners: a page of a list with several owners consists of the first rows of each. ANY, and the column in the
 * order, force PostgreSQL to use an index that begins with it. With a plain `=` it knows that the column is constant and may scan
 * all rows by id until it has found enough, and some owners' rows are at the other end.
 */
export function sqlShare(share: Share): string {
  const { table, select, where, by, orderBy, direction, limit } = share;
  const [column, owner] = by;
  return `CROSS JOIN LATERAL (
    SELECT ${select} FROM ${table} ${where.and(`${column} = ANY(ARRAY[${owner}])`).sql}
    ORDER BY ${column} ${direction}, ${orderBy} LIMIT ${limit}) AS ${table}`;
}
