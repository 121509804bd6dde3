import { enqueueJobs } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { OPERATOR_TOKEN, systemEnv } from "@leadgen/testkit/environment";
import { makeCampaign, makeLeads, makeOrganization } from "@leadgen/testkit/make";
import { buildWeb, startWeb } from "@leadgen/testkit/web";
import type pg from "pg";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { brokenInvariants } from "../judge/broken-invariants.ts";
import { randomOf } from "../random.ts";
import { countWrites } from "../requests/count-writes.ts";
import { type Known, type KnownCall, oddRequest } from "../requests/generate.ts";
import { type RawAnswer, sendRaw } from "../requests/send-raw.ts";

export const oddRequests: Experiment = {
  name: "odd-requests",
  fault:
    "generated requests to the web app: odd methods, paths, encodings, headers, bodies and superjson notes",
  mustHold: "each is answered, none with 5xx or with what is inside, and one that is refused changes no row",
  rounds: { full: 20_000, short: 300 },
  run,
};

async function run(order: Order): Promise<Finding> {
  const database = await order.database();
  await buildWeb();
  // Each request comes from its own address, or most would be refused by the rate limit.
  await using web = await startWeb({ ...systemEnv(database.url), TRUSTED_PROXIES: "127.0.0.1" });
  const pool = database.pool(2);
  const known = await whatIsKnown(web.origin, pool);
  const port = Number(new URL(web.origin).port);
  const written = await countWrites(pool);
  const random = randomOf(order.seed);
  const statuses = new Map<number, number>();
  const violations: string[] = [];
  let sent = 0;
  while (sent < order.rounds && !order.signal.aborted) {
    const request = oddRequest(random, known);
    const answer = await sendRaw(port, request.bytes);
    sent++;
    const status = answer.status ?? 0;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const changed = await written();
    for (const wrong of whatIsWrong(answer, changed)) violations.push(`${wrong}: ${request.name}`);
    if (sent % 1_000 === 0) order.progress(`${sent} of ${order.rounds}, ${violations.length} wrong`);
  }
  violations.push(...(await brokenInvariants(pool)));
  return {
    faults: { planned: order.rounds, done: sent },
    jobs: { planned: 0, done: 0 },
    figures: {
      answers: [...statuses]
        .toSorted(([one], [other]) => one - other)
        .map(([status, times]) => `${times} of ${status}`)
        .join(", "),
    },
    violations,
  };
}

function whatIsWrong({ status, type, body }: RawAnswer, changed: readonly string[]): string[] {
  if (status === undefined) return ["No answer"];
  const wrong: string[] = [];
  if (status >= 500) wrong.push(`${status} (${body.slice(0, 200)})`);
  if (status >= 400 && changed.length > 0) wrong.push(`${status}, and it wrote to ${changed.join(", ")}`);
  const inside = /\n\s+at |node_modules|\.ts:\d|INSERT |pg_|syntax error/.exec(body)?.[0];
  if (type.startsWith("application/json") && status >= 400 && inside !== undefined)
    wrong.push(`${status} tells what is inside (${inside.trim()})`);
  return wrong;
}

/** Its status is about the system, not the request: no worker runs here. */
const READY = "/api/v1/health/ready";

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId?: string }>>>>;
};

/** The paths of the product's own OpenAPI document, and some existing objects. */
async function whatIsKnown(origin: string, pool: pg.Pool): Promise<Known> {
  const { paths } = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as Document;
  const calls: KnownCall[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId }]) =>
      operationId === undefined || path === READY
        ? []
        : [{ method: method.toUpperCase(), path, action: operationId }],
    ),
  );
  return { calls, ids: await thingsOf(pool), cookie: await signIn(origin) };
}

/** As the installation's operator, whose calls have no rate limit. */
async function signIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: OPERATOR_TOKEN }),
  });
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  if (cookie === "") throw new Error(`chaos-e35: signing in was answered ${answer.status}`);
  return cookie;
}

/** An organization with a RUNNING campaign, whose jobs wait, since no worker runs. */
async function thingsOf(pool: pg.Pool): Promise<string[]> {
  const db = autocommit(pool);
  const { id: organizationId } = await makeOrganization(db);
  const { id: campaignId } = await makeCampaign(db, { organizationId });
  const leads = await makeLeads(db, { campaignId, organizationId, count: 3 });
  const wanted = leads.map(({ id }) => ({ campaignId, type: "ENRICH_LEAD" as const, leadId: id }));
  const { jobIds } = await transaction(pool, (tx) => enqueueJobs(tx, wanted));
  return [organizationId, campaignId, ...leads.map(({ id }) => id), ...jobIds];
}
