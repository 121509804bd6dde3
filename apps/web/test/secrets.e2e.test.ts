import { PROVIDERS } from "@leadgen/core";
import { cuttable, tablesWith, testDatabase } from "@leadgen/db/testing";
import { AUTH_SECRET } from "@leadgen/testkit";
import { startWeb, type WebServer } from "@leadgen/testkit/web";
import { expect, it, vi } from "vitest";
import { account } from "./support/visitor.ts";

/** A unique text that must not turn up anywhere else. */
const CANARY = "canary-2c8e51f7d0";
const TOKEN = `operator-${CANARY}`;

const ID = "00000000-0000-7000-8000-000000000000";
/** Pages and unknown addresses, each with a secret that only the browser and the app may know. */
const PAGES = [
  ...["/", "/sign-in", "/sign-up", "/campaigns", "/queue", "/account", "/audit", "/organizations"],
  ...[`/campaigns/${ID}`, `/campaigns/${CANARY}`, `/organizations/${ID}`, `/nothing/${CANARY}`],
  ...[`/sign-in?next=/campaigns?token=${CANARY}`, `/invitations/${CANARY}`, `/_next/image?url=${CANARY}`],
];
const ANSWERS = [
  ...["/api/docs", "/api/v1/openapi.json", "/api/v1/health/ready", "/api/v1/auth/me", "/api/v1/campaigns"],
  ...[
    "/api/v1/queue-management/status",
    "/api/v1/queue-management/circuit-breaker",
    "/api/v1/audit",
    "/api/v1/alerts",
  ],
  ...[`/api/v1/campaigns/${ID}/export.csv`, `/api/v1/jobs/${CANARY}`, `/api/v1/${CANARY}?${CANARY}`],
  ...[`/api/trpc/${CANARY}?input=${CANARY}`, `/api/trpc/queue.status?input=${CANARY}`],
];

it("keeps secrets of installation and people out of pages, answers, log and tables, with and without a database", async () => {
  await using db = await testDatabase();
  await using way = await cuttable(db.url);
  const role = `leadgen_${CANARY}`;
  const password = `database-${CANARY}`;
  await db.pool.query(`CREATE ROLE "${role}" LOGIN SUPERUSER PASSWORD '${password}'`);
  const url = new URL(way.to(db.url));
  Object.assign(url, { username: role, password });
  const keys = PROVIDERS.map((provider) => [`${provider}_API_KEY`, `key-${provider}-${CANARY}`]);
  const signing = `whsec_${Buffer.from(`sign-${CANARY}-${CANARY}`).toString("base64")}`;
  const channels = [`hook-${CANARY}`, `slack-${CANARY}`, `mail-${CANARY}`, signing];
  await using stack = new AsyncDisposableStack();
  stack.defer(async () => void (await db.pool.query(`DROP ROLE "${role}"`)));
  const web = stack.use(
    await startWeb({
      ...Object.fromEntries(keys),
      AUTH_SECRET,
      DATABASE_URL: url.href,
      OPERATOR_TOKEN: TOKEN,
      // Nothing listens there, so the alerts of the dead-man's switch fail by each channel.
      ALERT_WEBHOOK_URL: `http://127.0.0.1:2/hook-${CANARY}`,
      ALERT_WEBHOOK_ALLOW_INTERNAL: "true",
      ALERT_WEBHOOK_SECRET: signing,
      ALERT_SLACK_URL: `http://127.0.0.1:2/slack-${CANARY}`,
      ALERT_EMAIL_TO: "ada@example.com",
      SMTP_URL: `smtp://leadgen:mail-${CANARY}@127.0.0.1:2`,
      MAIL_FROM: "ops@example.com",
      ALERT_RETRY_MS: "50",
      ALERT_SILENCE_MS: "1000",
    }),
  );
  const ada = await account({ origin: web.origin, name: "Ada" });
  const script = await ada.rest<{ token: string }>("/auth/tokens", { name: "Export", scopes: ["read"] });
  // A page may repeat a secret from its own address, but never one of the installation's.
  const secrets = [
    AUTH_SECRET,
    TOKEN,
    password,
    ...keys.map(([, key]) => key),
    ...channels,
    ada.token,
    script.token,
  ];

  await vi.waitUntil(
    async () =>
      (
        await db.pool.query(
          "SELECT count(DISTINCT channel) = 3 AS tried FROM alert_delivery WHERE last_error IS NOT NULL",
        )
      ).rows[0]?.tried === true,
    { timeout: 60_000 },
  );
  const seen = await everything(web, [ada.token, script.token]);
  way.cut();
  seen.push(...(await everything(web, [ada.token, script.token])));

  const told = seen.join("\n");
  for (const secret of secrets) expect(told.includes(secret ?? "")).toBe(false);
  expect(told).not.toMatch(/\bat .*\.(ts|js):\d+/);
  const printed = web.printed();
  expect(printed.includes("api.database_trouble")).toBe(true);
  for (const secret of [CANARY, AUTH_SECRET, ada.token, script.token])
    expect({ secret, printed: printed.includes(secret) }).toEqual({ secret, printed: false });
  expect(await tablesWith(db.pool, CANARY)).toEqual([]);
});

/** Requests every address as a stranger, as people, with invalid credentials and as the installation, and requests that are refused. */
async function everything(web: WebServer, tokens: readonly string[]): Promise<string[]> {
  const [session = "", script = ""] = tokens;
  const cookies = [session, `${session}x`].map((token) => ({ cookie: `leadgen_session=${token}` }));
  const bearers = [script, TOKEN, CANARY].map((token) => ({ authorization: `Bearer ${token}` }));
  const seen: string[] = [];
  for (const headers of [{}, ...cookies]) {
    for (const path of PAGES) seen.push(await answerOf(`${web.origin}${path}`, { headers }));
  }
  for (const headers of [{}, ...cookies, ...bearers, { authorization: `Basic ${CANARY}` }]) {
    for (const path of ANSWERS) seen.push(await answerOf(`${web.origin}${path}`, { headers }));
  }
  const email = "ada@example.com";
  for (const [path, body] of [
    ["/api/session", { token: CANARY }],
    ["/api/v1/auth/login", { email, password: `${CANARY} horse battery` }],
    ["/api/v1/auth/signup", { name: "Bo", email, password: `${CANARY} horse battery` }],
    ["/api/trpc/auth.login", { json: { email, password: CANARY, also: CANARY } }],
    ["/api/v1/auth/login", CANARY],
  ] as const) {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    seen.push(await answerOf(`${web.origin}${path}`, init));
  }
  return seen;
}

async function answerOf(url: string, init: RequestInit): Promise<string> {
  const answer = await fetch(url, init);
  return `${answer.status}\n${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
}
