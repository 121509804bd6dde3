import { closeBreaker, tallyCampaigns } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { cuttable, testDatabase } from "@leadgen/db/testing";
import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import {
  makeApiToken,
  makeCampaign,
  makeDoNotContact,
  makeInvitation,
  makeLead,
  makeMember,
  makeUser,
} from "@leadgen/testkit/make";
import { SAMPLE_NAME } from "../../src/components/first-steps/sample-name.ts";
import { NO_CREDITS } from "../support/outage-world.ts";
import { begin, enrichCall, fail, handWorker } from "../support/pipeline.ts";
import { runningCampaign } from "../support/seed-campaign.ts";
import { account } from "../support/visitor.ts";

/** Longer than any real name, to see its effect on a page. */
const LONG =
  "Head of operations in the cold chain of the whole of northern Europe, first try of the autumn of this year";

/** An hour of the queue, with a stop in it. */
const SAMPLES = `
  INSERT INTO queue_sample (at, waiting, running, paused, ended, finished_steps, waiting_steps)
  SELECT date_trunc('minute', now()) - make_interval(mins => 60 - n), CASE WHEN n BETWEEN 20 AND 29 THEN 0 ELSE 1400 - 15 * n END, 8,
         CASE WHEN n BETWEEN 20 AND 29 THEN 1100 ELSE 0 END, 150 * n - 150 * least(greatest(n - 20, 0), 10),
         CASE WHEN n BETWEEN 20 AND 29 THEN '{}'::jsonb ELSE jsonb_build_object('VERIFY', 60, 'RESEARCH', 45 + n % 7, 'WRITE', 40, 'HAND_OVER', 38) END,
         jsonb_build_object('VERIFY', 400 - 5 * n, 'RESEARCH', 200, 'WRITE', 200, 'HAND_OVER', 10)
  FROM generate_series(1, 60) AS n`;

/** The worker has no process that beats for it. */
const LIVES_LONG = "UPDATE worker SET silent_ms = 3600000";

/** An organization with work in every state. */
export async function world() {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await testDatabase());
  const way = stack.use(await cuttable(database.url));
  // The system ends first, and its database after it.
  const borrowed = { ...database, [Symbol.asyncDispose]: async () => {} };
  const { db, pool, web } = stack.use(
    await system({
      simulator: { seed: "pages" },
      database: async () => borrowed,
      web: { DATABASE_URL: way.to(database.url) },
    }),
  );
  const { origin } = web;
  const ada = await account({ origin, name: "Ada" });
  const bo = await account({ origin, name: "Bo" });
  const { id: organizationId } = await ada.rest<{ id: string }>("/organizations", { name: "Dockplan" });
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM "user" WHERE email = $1`, [ada.email]);
  const userId = rows[0]?.id ?? "";
  const eve = await makeUser(db, { name: "Eve Vestergaard-Lindqvist" });
  await makeMember(db, { organizationId, userId: eve.id });
  await makeInvitation(db, {
    organizationId,
    inviterId: userId,
    email: "somebody.with.a.long.name@a-long-domain.example",
  });
  await makeDoNotContact(db, { organizationId, value: "a-customer-of-ours-already.example" });
  await makeApiToken(db, { userId, name: "Nightly export" });
  const worker = await handWorker(pool);
  await pool.query(LIVES_LONG);
  const campaign = await runningCampaign(worker, {
    ...{ organizationId, name: "Nordic logistics", leads: 8, done: 2, running: 2 },
  });
  const draft = await makeCampaign(db, { organizationId, name: LONG, leadLimit: 1500, status: "CREATED" });
  const over = { organizationId, name: SAMPLE_NAME, leadLimit: 10, status: "COMPLETED" } as const;
  const { id: sampleId } = await makeCampaign(db, over);
  for (const status of ["HANDED_OVER", "HANDED_OVER", "INVALID_ADDRESS"] as const) {
    await makeLead(db, { campaignId: sampleId, status });
  }
  await pool.query(SAMPLES);
  await transaction(pool, (tx) => tallyCampaigns(tx));
  const kept = stack.move();
  return {
    ...{ pool, worker, campaign, draft, way, origin, organizationId },
    /** The visitors, by the value of their cookie. */
    cookies: { operator: OPERATOR_TOKEN, owner: ada.token, newcomer: bo.token, stranger: undefined },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

export type World = Awaited<ReturnType<typeof world>>;

/** All work is stopped: MillionVerifier has no credits left. */
export async function stop({ pool, worker, campaign: { claims } }: World): Promise<void> {
  const [held] = claims;
  if (held === undefined) throw new Error("No job is claimed.");
  const callId = await begin(worker, held, enrichCall("VERIFY"));
  await fail(worker, held, { callId, failure: NO_CREDITS });
  await pool.query(DELIVERIES);
}

/** An alert in each state of its deliveries. */
const DELIVERIES = `
  INSERT INTO alert_delivery (alert_id, channel, status, tries, last_error, finished_at)
  SELECT alert.id, channel::alert_channel, status::alert_delivery_status, tries, error, CASE WHEN status <> 'PENDING' THEN now() END
  FROM alert, (VALUES ('WEBHOOK', 'DELIVERED', 1, NULL), ('SLACK', 'PENDING', 3, 'hooks.example: 503'),
                      ('EMAIL', 'GIVEN_UP', 90, 'mail.example: refused')) AS delivery (channel, status, tries, error)
  WHERE kind = 'OPENED'`;

/** An operator has topped it up and closed. */
export async function resume({ pool }: World): Promise<void> {
  const close = { actor: "operator:ada", reason: "Topped up the credits.", epoch: 1 };
  await transaction(pool, (tx) => closeBreaker(tx, close));
}

/** The only worker is gone. */
export const endWorker = ({ pool }: World) => pool.query("UPDATE worker SET stopped_at = now()");
