export { autocommit } from "./autocommit.ts";
export { pendingMigrations } from "./pending-migrations.ts";
export {
  CONNECT_TIMEOUT,
  createPool,
  type PoolOptions,
  SESSION_TIMEOUTS,
  type SessionTimeouts,
} from "./pool.ts";
export { RETRYABLE } from "./retryable.ts";
export {
  CommitOutcomeUnknownError,
  TransactionMisuseError,
  type TransactionOptions,
  transaction,
} from "./transaction.ts";
export type { Tx } from "./tx.ts";
export { DatabaseUnreachableError } from "./unreachable.ts";
