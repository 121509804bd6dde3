import { randomUUID } from "node:crypto";
import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/** What a person does at the API where time matters. @returns every result that differs from those under a right clock. */
export async function liveAtTheApi(site: Site): Promise<string[]> {
  const complaints: string[] = [];
  const expect = (what: string, seen: unknown, wanted: unknown) => {
    if (seen !== wanted)
      complaints.push(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}.`);
  };
  const ask = asker(site);
  const ada = {
    name: "Ada Berg",
    email: `ada-${randomUUID()}@example.com`,
    password: "correct horse battery",
  };
  const { email, password } = ada;

  const signedUp = await ask("POST /auth/signup", { body: ada });
  expect("signing up", signedUp.status, 201);
  const session = String(signedUp.data?.token);
  expect("asking with the session", (await ask("GET /auth/me", { token: session })).status, 200);
  const founded = await ask("POST /organizations", { token: session, body: { name: "Nordkyst" } });
  expect("founding an organization", founded.status, 201);
  const made = await ask("POST /auth/tokens", {
    token: session,
    body: { name: "Nightly export", scopes: ["read", "write"], expiresInDays: 1 },
  });
  expect("making an API token", made.status, 201);
  const token = String(made.data?.token);
  expect("asking with the API token", (await ask("GET /organizations", { token })).status, 200);
  const invited = await ask(`POST /organizations/${founded.data?.id}/invitations`, {
    token: session,
    body: { email: "bo@example.com", role: "member" },
  });
  expect("inviting", invited.status, 201);
  complaints.push(...(await timesOf(site, email)));

  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const wrong = await ask("POST /auth/login", { body: { email, password: "wrong horse battery" } });
    expect(`wrong password ${attempt}`, wrong.status, 401);
  }
  const refused = await ask("POST /auth/login", { body: { email, password } });
  expect("one log-in too many", refused.status, 429);
  const wait = Number(refused.headers.get("retry-after"));
  if (!(wait > 0 && wait <= WINDOW_SECONDS)) complaints.push(`Retry-After says ${wait} s.`);
  expect("logging out", (await ask("POST /auth/logout", { token: session })).status, 200);
  expect("asking with a session that is over", (await ask("GET /auth/me", { token: session })).status, 401);
  return complaints;
}

/** Failed log-ins of an account, and the seconds in which they are counted. */
const ATTEMPTS = 10;
const WINDOW_SECONDS = 15 * 60;

interface Answer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Headers;
}

interface Question {
  readonly token?: string;
  readonly body?: object;
}

const asker =
  ({ api, order }: Site) =>
  async (what: string, { token, body }: Question): Promise<Answer> => {
    const [method = "GET", path = ""] = what.split(" ");
    const answer = await fetch(`${api?.url}/api/v1${path}`, {
      method,
      signal: AbortSignal.any([order.signal, AbortSignal.timeout(60_000)]),
      headers: {
        "content-type": "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(method === "POST" && { body: JSON.stringify(body ?? {}) }),
    });
    const { data } = (await answer.json()) as { data?: Answer["data"] };
    return { status: answer.status, data, headers: answer.headers };
  };

interface Promised {
  readonly what: string;
  /** By the database. */
  readonly seconds: number;
  readonly wanted: number;
}

/** Sessions, tokens and invitations must last as long as promised, by the database's clock. */
async function timesOf(site: Site, email: string): Promise<string[]> {
  const rows = await rowsOf<Promised>(site, PROMISED, [email]);
  const wrong = rows.filter(({ seconds, wanted }) => seconds > wanted || seconds < wanted - SLOW_SECONDS);
  const complaints = wrong.map(
    ({ what, seconds, wanted }) => `A ${what} lasts ${seconds} s instead of ${wanted} s.`,
  );
  return rows.length === 3 ? complaints : [...complaints, `${rows.length} promises were found instead of 3.`];
}

/** Most seconds that a busy machine may need between creating a row and reading it. */
const SLOW_SECONDS = 120;

const PROMISED = `
  SELECT what, extract(epoch FROM expires_at - now())::float8 AS seconds, wanted::int
  FROM (SELECT 'session' AS what, user_id, expires_at, 7 * 86400 AS wanted FROM session
        UNION ALL SELECT 'token', user_id, expires_at, 86400 FROM api_token
        UNION ALL SELECT 'invitation', inviter_id, expires_at, 7 * 86400 FROM invitation) AS promise
  JOIN "user" AS it ON it.id = promise.user_id
  WHERE it.email = $1`;
