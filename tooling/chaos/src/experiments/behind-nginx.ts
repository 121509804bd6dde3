import { once } from "node:events";
import { createServer } from "node:http";
import { Agent } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { OPERATOR_TOKEN, systemEnv } from "@leadgen/testkit/environment";
import { buildWeb, startWeb } from "@leadgen/testkit/web";
import type pg from "pg";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { askThrough, CLIENT, responseThrough } from "../front/ask-through.ts";
import { HOST, type Nginx, startNginx } from "../front/nginx.ts";
import { type FaultProxy, startProxy } from "../proxy/fault-proxy.ts";

/** How long docs/nginx.md keeps an idle connection, in milliseconds; and how many at most. */
const IDLE_MS = 60_000;
const ABREAST = 250;
/** When the bursts come, relative to that limit and in turn, in milliseconds. */
const AROUND_MS = [-1_800, 0];
/** Delay of a request from nginx to the app, in milliseconds: it widens the moment in which both may close, so that a burst hits it. */
const ON_ITS_WAY_MS = 2_000;
/** Time within which the connections become idle, in milliseconds. */
const SPREAD_MS = 500;
/** How long before the bursts all connections must still exist, in milliseconds. */
const BEFORE_MS = 2_000;
/** Idle time of the control server, in milliseconds: it ends idle connections before nginx does, so requests must fail. */
const TOO_SHORT_MS = 4_000;

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
  await using way = await startProxy({ target: { port: Number(new URL(web.origin).port) } });
  await using nginx = await startNginx(await order.folder(), way.port);
  const violations = [
    ...(await signIn(nginx)),
    ...(await redirects(nginx)),
    ...(await streams(nginx)),
    ...(await addresses(database.pool(1))),
  ];
  order.progress(`nginx ${nginx.version}: sign-in, redirects, streams and addresses tried`);
  violations.push(...(await tooShort(await order.folder())));
  way.set({ kind: "delay", ms: ON_ITS_WAY_MS, direction: "up" });
  const statuses = new Map<number | string, number>();
  let sent = 0;
  for (let burst = 0; sent < order.rounds && !order.signal.aborted; burst++) {
    const count = Math.min(ABREAST, order.rounds - sent);
    const around = AROUND_MS[burst % AROUND_MS.length] ?? 0;
    const { answers, ended } = await afterIdling({ nginx, way, count, wait: IDLE_MS + around });
    if (ended > 0) violations.push(`The app has ended ${ended} idle connections before nginx did.`);
    for (const status of answers) {
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
  // The client's own forwarding headers must not be believed.
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

/** Subscribers must hear of an opening at once. */
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
        // If this fails, the stream reports nothing in time.
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

interface Idling {
  readonly nginx: Nginx;
  readonly way: FaultProxy;
  readonly count: number;
  readonly wait: number;
}

interface Idled {
  readonly answers: readonly (number | string)[];
  /** Connections from nginx that had ended shortly before. */
  readonly ended: number;
}

/**
 * Opens `count` connections from nginx to the app, lets them idle for `wait`, and sends `count` requests at once. nginx does not
 * retry them at another server, since they are POST. @returns their statuses, or the connection errors.
 */
async function afterIdling({ nginx, way, count, wait }: Idling): Promise<Idled> {
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
  // A second time, so that all arrive at once: no handshake is needed now.
  await all();
  const idle = way.connections().length;
  // Not closer to nginx's own limit: a busy machine may look only after it.
  await pause(Math.max(0, wait - BEFORE_MS));
  const ended = idle - way.connections().length;
  await pause(Math.min(wait, BEFORE_MS));
  const answers = await all();
  agent.destroy();
  return { answers, ended };
}

/** The same with a server whose idle time is shorter than nginx's: if none were answered 502, the bursts would prove nothing. */
async function tooShort(folder: string): Promise<string[]> {
  const server = createServer(
    { keepAliveTimeout: TOO_SHORT_MS, keepAliveTimeoutBuffer: 0 },
    (_, response) => void response.writeHead(400).end(),
  );
  await using stack = new AsyncDisposableStack();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => void server.close().closeAllConnections());
  const way = stack.use(await startProxy({ target: { port: (server.address() as AddressInfo).port } }));
  const nginx = stack.use(await startNginx(`${folder}/too-short`, way.port));
  way.set({ kind: "delay", ms: ON_ITS_WAY_MS, direction: "up" });
  // Few, so that all arrive at once even on a busy machine.
  const { answers } = await afterIdling({
    ...{ nginx, way, count: 20 },
    wait: TOO_SHORT_MS - ON_ITS_WAY_MS + SPREAD_MS,
  });
  return answers.includes(502) ? [] : ["No request failed at a server that ends idle connections too early."];
}
