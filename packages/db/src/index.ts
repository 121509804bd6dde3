export { COLUMNS } from "../generated/rows.ts";
export type { CommitWitness } from "./commit-witness.ts";
export { DoorError } from "./door/door-error.ts";
export { knock } from "./door/knock.ts";
export { unfinishedRestore } from "./door/unfinished-restore.ts";
export type { Meaning, Trouble } from "./error-table.ts";
export { type Listening, type ListenOptions, listen } from "./listen.ts";
export { outlast, type Patience } from "./outlast.ts";
export { pendingMigrations } from "./pending-migrations.ts";
export {
  createPool,
  createReserve,
  endPool,
  type PoolOptions,
} from "./pool.ts";
export { type Repeated, type Repetition, repeatedly } from "./repeatedly.ts";
export { type Columns, columns, type Row, type RowOf, type Table, type WithJson, written } from "./rows.ts";
export { urlWithOptions } from "./session.ts";
export {
  statements,
  TransactionMisuseError,
  type TransactionOptions,
  transaction,
} from "./transaction.ts";
export {
  CommitOutcomeUnknownError,
  DatabaseUnreachableError,
  isDatabaseTrouble,
  isTooSlow,
  mayPass,
  meaningOf,
} from "./trouble.ts";
export type { Tx } from "./tx.ts";
export { autocommit, planned } from "./tx.ts";
export { type LossWatch, watchForLoss } from "./watch-for-loss.ts";
