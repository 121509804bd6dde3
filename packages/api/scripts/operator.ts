/**
 * `operator.ts grant | revoke | disable | enable <e-mail>`, `list`, `adopt <organization> <e-mail>`: works on DATABASE_URL, otherwise
 * on the running embedded database. None of it can be done over the network (rule P2). Exit 1: refused or failed; 64: wrong usage.
 */
import { userInfo } from "node:os";
import path from "node:path";
import { createPool, type Tx, transaction } from "@leadgen/db";
import { findEmbedded } from "@leadgen/db/embedded";
import {
  adoptOrganization,
  disableAccount,
  enableAccount,
  grantOperator,
  listOperators,
  revokeOperator,
  type ServerActor,
} from "../src/accounts/operators.ts";
import { idSchema } from "../src/schema/input.ts";
import { env } from "./env.ts";

const USAGE = `Usage: pnpm operator grant <e-mail>      may open, close and probe from the next request on
       pnpm operator revoke <e-mail>     may not any more
       pnpm operator list                everybody who may
       pnpm operator disable <e-mail>    shuts the account out, with its sessions and tokens
       pnpm operator enable <e-mail>     lets it in again
       pnpm operator adopt <organization-id> <e-mail>
                                         gives an organization that nobody owns its owner
The database is DATABASE_URL, else the embedded one of make dev or make up. Every change is in the audit.
`;

type Change = (tx: Tx, whom: { email: string; by: ServerActor }) => Promise<boolean>;

const CHANGES: Readonly<Record<string, { change: Change; done: string; already: string }>> = {
  grant: { change: grantOperator, done: "is an operator now", already: "is an operator already" },
  revoke: { change: revokeOperator, done: "is no operator any more", already: "is no operator" },
  disable: { change: disableAccount, done: "is shut out now", already: "is shut out already" },
  enable: { change: enableAccount, done: "is let in again", already: "is not shut out" },
};

const by: ServerActor = { kind: "server", name: `server:${userInfo().username}` };

/** The work that the arguments ask for; undefined: wrong usage. */
function workOf([command = "", ...rest]: readonly string[]): ((tx: Tx) => Promise<string>) | undefined {
  const [first = "", second = ""] = rest;
  if (command === "list" && rest.length === 0) return listed;
  if (command === "adopt" && rest.length === 2 && idSchema.safeParse(first).success && second.includes("@")) {
    return async (tx) => {
      await adoptOrganization(tx, { organizationId: first, email: second, by });
      return `${second} owns ${first} now.`;
    };
  }
  const known = Object.hasOwn(CHANGES, command) ? CHANGES[command] : undefined;
  if (known === undefined || rest.length !== 1 || !first.includes("@")) return undefined;
  return async (tx) => {
    const changed = await known.change(tx, { email: first, by });
    return `${first} ${changed ? known.done : known.already}.`;
  };
}

async function listed(tx: Tx): Promise<string> {
  const operators = await listOperators(tx);
  if (operators.length === 0)
    return "Nobody is an operator. `pnpm operator grant <e-mail>` makes somebody one.";
  return operators
    .map(({ email, name, disabled }) => `${email}\t${name}${disabled ? "\t(shut out)" : ""}`)
    .join("\n");
}

const asked = process.argv.slice(2);
const work = workOf(asked[0] === "--" ? asked.slice(1) : asked);
if (work === undefined) {
  process.stderr.write(USAGE);
  process.exit(64);
}
// Relative to the repository's folder, where pnpm runs its scripts.
const url = env.DATABASE_URL || (await findEmbedded(path.resolve(".data", "postgres")));
if (url === undefined) {
  process.stderr.write(
    "DATABASE_URL is not set, and no embedded PostgreSQL runs on .data/postgres. Name the database, or start the system (make dev, make up).\n",
  );
  process.exit(64);
}
const pool = createPool(url, { max: 1, applicationName: "leadgen-operator" });
try {
  process.stdout.write(`${await transaction(pool, work)}\n`);
} catch (error) {
  const missing = (error as { code?: unknown }).code === "42P01";
  const text = missing ? "The database has no leadgen tables, or old ones: run the migrations." : undefined;
  process.stderr.write(`${text ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 1;
} finally {
  await pool.end();
}
