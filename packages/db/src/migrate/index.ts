export {
  type MigrateOptions,
  MigrationError,
  type MigrationStatus,
  migrate,
  migrationStatus,
  WORKER_SCHEMA,
} from "./migrate.ts";
export { revertLast } from "./revert.ts";
