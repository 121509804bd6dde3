import { Agent } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import { OPERATOR_TOKEN, systemEnv } from "@leadgen/testkit/environment";
import { buildWeb, startWeb } from "@leadgen/testkit/web";
import type pg from "pg";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { askThrough, CLIENT, responseThrough } from "../front/ask-through.ts";
import { HOST, type Nginx, startNginx } from "../front/nginx.ts";

/** For which docs/nginx.md keeps an idle connection, in milliseconds; and how many at most. */
const IDLE_MS = 60_000;
const ABREAST = 250;
/** How long before or after the limit the bursts come, in turn; milliseconds. */
const AROUND_MS = [-150, 0, -50, 50];

const PUBLIC_URL = `https://${HOST}`;
const operator = { authorization: `Bearer ${OPERATOR_TOKEN}` };

export const behindNginx: Experiment = {
  name: "behind-nginx",
  fault:
    "Debian's nginx in front, with the configuration of docs/nginx.md; requests when its idle connections to the app end",
  mustHold: "none is answered 502; sign-in, streams, addresses and redirects are right through TLS",
  rounds: { full: 500, notShort: "it needs nginx, and waits for minutes" },
  run,
};

async function run(order: Order): Promise<Finding> {
  const database = await order.database();
  await buildWeb();
  const env = { ...systemEnv(database.url), PUBLIC_URL, TRUSTED_PROXIES: "127.0.0.1" };
  await using web = await startWeb(env);
  await using nginx = await startNginx(await order.folder(), Number(new URL(web.origin).port));
  const violations = [
    ...(await signIn(nginx)),
    ...(await redirects(nginx)),
    ...(await streams(nginx)),
    ...(await addresses(database.pool(1))),
  ];
  order.progress(`nginx ${nginx.version}: sign-in, redirects, streams and addresses tried`);
  const statuses = new Map<number | string, number>();
  let sent = 0;
  for (let burst = 0; sent < order.rounds && !order.signal.aborted; burst++) {
    const count = Math.min(ABREAST, order.rounds - sent);
    const wait = IDLE_MS + (AROUND_MS[burst % AROUND_MS.length] ?? 0);
    for (const status of await afterIdling(nginx, count, wait)) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 400) violations.push(`A request around the idle limit was answered ${status}.`);
    }
    sent += count;
    order.progress(`${sent} of ${order.rounds}`);
  }
  return {
    faults: { planned: order.rounds, done: sent },
    jobs: { planned: 0, done: 0 },
    figures: {
      nginx: nginx.version,
      answers: [...statuses].map(([status, times]) => `${times} of ${status}`).join(", "),
    },
    violations,
  };
}

async function signIn(nginx: Nginx): Promise<string[]> {
  const ada = { name: "Ada Berg", email: "ada@example.com", password: "correct horse battery" };
  // What a client says of itself is not believed.
  const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "http" };
  const up = await askThrough(nginx, "POST /api/v1/auth/signup", { body: ada, headers });
  const { name, ...known } = ada;
  const login = await askThrough(nginx, "POST /api/v1/auth/login", { body: known, headers });
  const cookie = login.headers["set-cookie"]?.[0] ?? "";
  const me = await askThrough(nginx, "GET /api/v1/auth/me", {
    headers: { cookie: cookie.split(";")[0] ?? "" },
  });
  return [
    ...(up.status === 201 && login.status === 200
      ? []
      : [`Signing ${name} in: ${up.status}, ${login.status}.`]),
    ...(/; Secure/i.test(cookie) ? [] : [`The cookie is not Secure: ${cookie.replace(/=[^;]*/, "=...")}`]),
    ...(me.text.includes(ada.email) ? [] : [`The cookie is nobody's: ${me.text}`]),
  ];
}

async function redirects(nginx: Nginx): Promise<string[]> {
  const page = await askThrough(nginx, "GET /campaigns");
  const to = new URL(page.headers.location ?? "", PUBLIC_URL);
  const plain = await fetch(`http://127.0.0.1:${nginx.plainPort}/queue`, { redirect: "manual" });
  return [
    ...(to.origin === PUBLIC_URL && to.pathname === "/sign-in" ? [] : [`A stranger is sent to ${to}.`]),
    ...(page.headers["strict-transport-security"] === undefined ? ["There is no HSTS."] : []),
    ...(plain.headers.get("location") === `${PUBLIC_URL}/queue` ? [] : ["Plain HTTP leads elsewhere."]),
  ];
}

/** An opening of the breaker is told at once to who listens. */
async function streams(nginx: Nginx): Promise<string[]> {
  const input = encodeURIComponent(JSON.stringify({ json: {} }));
  const headers = { ...operator, accept: "text/event-stream" };
  const stream = await responseThrough(nginx, `GET /api/trpc/queue.live?input=${input}`, { headers });
  const late = setTimeout(() => stream.destroy(new Error("No word of it within 10 s.")), 10_000);
  let said = "";
  let asked = false;
  try {
    for await (const chunk of stream) {
      said += chunk;
      if (said.includes('"OPEN"')) return [];
      if (!asked && said.includes('"CLOSED"')) {
        asked = true;
        // If it fails, nothing is told in time.
        openBreaker(nginx).catch(() => undefined);
      }
    }
    return [`The stream ended: ${said.slice(0, 200)}`];
  } catch (error) {
    return [`The stream broke: ${error}; ${said.slice(0, 200)}`];
  } finally {
    clearTimeout(late);
    stream.destroy();
  }
}

const openBreaker = (nginx: Nginx) =>
  askThrough(nginx, "POST /api/v1/queue-management/circuit-breaker/open", {
    headers: operator,
    body: { reason: "Wrong mails go out" },
  });

async function addresses(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ address: string }>("SELECT DISTINCT address FROM audit_event");
  const seen = rows.map(({ address }) => address).join(", ");
  return seen === CLIENT ? [] : [`The audit has ${seen}, and the client is ${CLIENT}.`];
}

/**
 * Opens as many connections from nginx to the app, lets them idle for so long, and sends as many requests at once. nginx repeats
 * none of them at another server, since they are POST. @returns their statuses, or what went wrong with the connection.
 */
async function afterIdling(nginx: Nginx, count: number, wait: number): Promise<(number | string)[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const all = () =>
    Promise.all(
      Array.from({ length: count }, () =>
        askThrough(nginx, "POST /api/v1/organizations", { headers: operator, body: {}, agent }).then(
          ({ status }) => status,
          (error: Error) => error.message,
        ),
      ),
    );
  await all();
  // Again, so that all come at once: there is no handshake any more.
  await all();
  await pause(wait);
  const statuses = await all();
  agent.destroy();
  return statuses;
}
