export { autocommit } from "./autocommit.ts";
export { type Listening, type ListenOptions, listen } from "./listen.ts";
export { pendingMigrations } from "./pending-migrations.ts";
export {
  createPool,
  endPool,
  type PoolOptions,
  SESSION_TIMEOUTS,
  type SessionTimeouts,
} from "./pool.ts";
export { createReserve } from "./reserve.ts";
export { RETRYABLE } from "./retryable.ts";
export { type Columns, columns, type Row, type RowOf, type Table, type WithJson } from "./rows.ts";
export {
  CommitOutcomeUnknownError,
  TransactionMisuseError,
  type TransactionOptions,
  transaction,
} from "./transaction.ts";
export type { Tx } from "./tx.ts";
export { DatabaseUnreachableError, type Unreachable, unreachable } from "./unreachable.ts";
