import { MIGRATIONS } from "../../generated/migrations.ts";
import { pendingMigrations } from "../pending-migrations.ts";
import type { Tx } from "../tx.ts";

/** What a restore makes after the rows, foreign keys last, and how many of each the migrations make (compared in test/door.test.ts). */
const LATE = { "unique indexes": 46, triggers: 3, "foreign keys": 28 } as const;

interface Count {
  readonly kind: keyof typeof LATE;
  readonly count: number;
  /** Applied migrations of any version. */
  readonly migrations: number;
}

/**
 * A sentence about the keys that are missing because a restore ended early: without them a step could be paid for twice, and rows
 * could lose what they belong to. Undefined: none is missing, or the database is of another version, which may have others.
 */
export async function unfinishedRestore(tx: Tx): Promise<string | undefined> {
  if ((await pendingMigrations(tx)).length > 0) return undefined;
  const counts = await tx.query<Count>(COUNTS);
  const missing = counts.flatMap(({ kind, count, migrations }) =>
    migrations === MIGRATIONS.length && count < LATE[kind]
      ? [`${LATE[kind] - count} of ${LATE[kind]} ${kind}`]
      : [],
  );
  if (missing.length === 0) return undefined;
  return `The database lacks ${missing.join(" and ")}, so a restore did not get to its end: drop what it made, and restore again (pg_restore --exit-on-error).`;
}

const COUNTS = `
  WITH ours AS (SELECT relnamespace AS schema FROM pg_class WHERE oid = to_regclass('_prisma_migrations')),
       late AS (
         SELECT 'unique indexes' AS kind, count(*)::int FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid, ours
         WHERE relnamespace = schema AND indisunique AND indisvalid
         UNION ALL
         SELECT 'triggers', count(*)::int FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid, ours
         WHERE relnamespace = schema AND NOT tgisinternal
         UNION ALL
         SELECT 'foreign keys', count(*)::int FROM pg_constraint, ours WHERE connamespace = schema AND contype = 'f')
  SELECT kind, count, migrations
  FROM late, (SELECT count(*)::int AS migrations FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS applied`;
