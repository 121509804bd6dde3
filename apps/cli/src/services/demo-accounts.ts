import { userInfo } from "node:os";
import { createApi } from "@leadgen/api";
import { disableAccount, enableAccount, grantOperator, type ServerActor } from "@leadgen/api/operators";
import { autocommit, createPool, type Tx, transaction } from "@leadgen/db";
import { type ApiClient, createClient } from "../api/client.ts";

/** Not a secret: anyone with the source has it. Therefore `up` disables these accounts. */
export const DEMO_PASSWORD = "leadgen development";

export const OWNER = { name: "Olivia Owner", email: "owner@leadgen.example" };
const MEMBER = { name: "Milo Member", email: "member@leadgen.example" };
export const OPERATOR = { name: "Oda Operator", email: "operator@leadgen.example" };
const ORGANIZATION = "Dockplan";

/** The accounts under `make dev`, and their purpose. */
export const DEMO_ACCOUNTS = [
  { ...OWNER, is: `owns the organization ${ORGANIZATION}` },
  { ...MEMBER, is: "is a member of it" },
  { ...OPERATOR, is: "opens and closes the circuit breaker" },
] as const;

const EMAILS = DEMO_ACCOUNTS.map(({ email }) => email);
const by: ServerActor = { kind: "server", name: `server:${userInfo().username}` };
/** A placeholder: the API runs in this process, and nothing listens there. */
const URL = "http://localhost";

/**
 * Creates the demo accounts that are missing, and enables them.
 * @param embedded whether the database is this repository's own. In another database with other people's accounts, none are created.
 * @returns whether they exist now.
 */
export async function makeDemoAccounts(databaseUrl: string, embedded: boolean): Promise<boolean> {
  await using pool = poolOf(databaseUrl);
  const { demo, others } = await countAccounts(autocommit(pool));
  if (others > 0 && !embedded) return false;
  if (demo < EMAILS.length) await makeAll(pool);
  for (const email of EMAILS) await transaction(pool, (tx) => enableAccount(tx, { email, by }));
  return true;
}

/** Disables demo accounts that `make dev` has left. @returns those that were not disabled before. */
export async function shutOutDemoAccounts(databaseUrl: string): Promise<string[]> {
  await using pool = poolOf(databaseUrl);
  const there = await autocommit(pool).query<{ email: string }>(
    `SELECT email FROM "user" WHERE email = ANY($1) ORDER BY email`,
    [EMAILS],
  );
  const shut: string[] = [];
  for (const { email } of there) {
    if (await transaction(pool, (tx) => disableAccount(tx, { email, by }))) shut.push(email);
  }
  return shut;
}

type Pool = ReturnType<typeof createPool>;

function poolOf(databaseUrl: string): Pool & AsyncDisposable {
  const pool = createPool(databaseUrl, { max: 3, applicationName: "leadgen-demo-accounts" });
  return Object.assign(pool, { [Symbol.asyncDispose]: () => pool.end() });
}

async function countAccounts(tx: Tx): Promise<{ demo: number; others: number }> {
  const [counts] = await tx.query<{ demo: number; others: number }>(
    `SELECT count(*) FILTER (WHERE email = ANY($1))::int AS demo,
            count(*) FILTER (WHERE email <> ALL($1))::int AS others FROM "user"`,
    [EMAILS],
  );
  return counts ?? { demo: 0, others: 0 };
}

/** As people do: each signs up, one creates the organization and invites another. Continues after an interruption. */
async function makeAll(pool: Pool): Promise<void> {
  const api = createApi({
    pool,
    development: true,
    operatorToken: undefined,
    configuredProviders: [],
    rateLimits: {},
    log: () => {},
  });
  const clientOf = (token: string | undefined) =>
    createClient({ url: URL, token, signal: new AbortController().signal, fetch: api.fetch });
  const enter = async (who: { name: string; email: string }) => {
    const anybody = clientOf(undefined).auth;
    const account = { email: who.email, password: DEMO_PASSWORD };
    const [known] = await autocommit(pool).query(`SELECT id FROM "user" WHERE email = $1`, [who.email]);
    const answer = await (known === undefined
      ? anybody.signup.mutate({ ...account, name: who.name })
      : anybody.login.mutate(account));
    if (!("token" in answer)) throw new Error("cli-e8: a sign-up without mail that begins no session");
    return clientOf(answer.token);
  };
  const owner = await enter(OWNER);
  const member = await enter(MEMBER);
  await bringTogether(owner, member);
  const operator = await enter(OPERATOR);
  await transaction(pool, (tx) => grantOperator(tx, { email: OPERATOR.email, by }));
  for (const each of [owner, member, operator]) await each.auth.logout.mutate();
}

/** Puts both into one organization. */
async function bringTogether(owner: ApiClient, member: ApiClient): Promise<void> {
  const { organizations } = await owner.auth.me.query();
  const { id: organizationId } =
    organizations[0] ?? (await owner.organization.create.mutate({ name: ORGANIZATION }));
  if ((await member.auth.me.query()).organizations.length > 0) return;
  const { secret } = await owner.invitation.create.mutate({ organizationId, email: MEMBER.email });
  await member.invitation.accept.mutate({ secret });
}
