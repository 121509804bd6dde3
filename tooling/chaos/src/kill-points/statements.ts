import type { CallIntent } from "@leadgen/core/outreach";
import { isCommit, type Statement } from "../proxy/postgres-tap.ts";
import type { Sight } from "./trap.ts";

/** The product's statements, recognised on the wire by text that only they contain. */
export const STATEMENTS = {
  /** Intents to call for jobs, which are its one parameter, as JSON. A person's own call names its purpose first. */
  intent: /INSERT INTO provider_call\s+\(id, provider/,
  /** The outcomes of calls, whose ids are in one of its parameters. */
  outcome: /UPDATE provider_call\s+SET outcome = judged\.outcome/,
  /** graphile-worker's own end of a task. */
  queueAck: /^delete from "graphile_worker"\._private_jobs/,
  declareDead: /UPDATE worker SET stopped_at = now\(\)\s+WHERE id IN/,
  giveBack: /SET call_id = NULL, worker_id = NULL, deaths/,
  abandon: /SET outcome = 'UNKNOWN'/,
  unlock: /force_unlock_workers/,
  ring: /UPDATE job SET doorbell_id/,
  /** A feeder rings for the jobs that name it. */
  feed: /doorbell_id = \$1::bigint AND status/,
  complete: /SET status = 'COMPLETED', finished_at/,
  open: /SET state = 'OPEN'/,
  close: /SET state = 'CLOSED'/,
} as const;

type Kind = keyof typeof STATEMENTS;

/** The intents that a statement records; empty for any other. */
export const intentsIn = ({ sql, values }: Statement): readonly CallIntent[] =>
  STATEMENTS.intent.test(sql) ? JSON.parse(values[0] ?? "[]") : [];

export const isDatabase = (sight: Sight): sight is Extract<Sight, Statement> => "sql" in sight;

/** The statement is about to reach PostgreSQL. */
export const asks = (sight: Sight, kind: Kind): boolean =>
  sight.kind === "statement" && STATEMENTS[kind].test(sight.sql);

/** Such a statement is about to be committed (`statement`), or has been and the answer was not read yet (`reply`). */
export const commits = (
  sight: Sight,
  when: "statement" | "reply",
  which: Kind | ((statement: Statement) => boolean),
): boolean => {
  const isMeant = typeof which === "function" ? which : ({ sql }: Statement) => STATEMENTS[which].test(sql);
  return isDatabase(sight) && sight.kind === when && committedBy(sight).some(isMeant);
};

/** COMMIT commits its transaction's statements; outside a transaction each statement commits itself. */
const committedBy = (sight: Extract<Sight, Statement>): readonly Statement[] => {
  if (isCommit(sight)) return sight.transaction;
  return sight.transaction.length === 0 ? [sight] : [];
};
