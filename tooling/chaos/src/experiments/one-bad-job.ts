import type { Experiment, Finding, Order } from "../experiment.ts";
import { judgeSite } from "../judge/judge-site.ts";
import { quantile } from "../quantile.ts";
import { seedCampaigns } from "../site/campaigns.ts";
import { askApi, closeAsOperator } from "../site/operator.ts";
import { ALL_OVER, IS_OPEN, rowsOf, until } from "../site/rows.ts";
import { type Site, startSite } from "../site/site.ts";

/** Other jobs that arrive in each round; they must all complete. */
const OTHERS = 5;

export const oneBadJob: Experiment = {
  name: "one-bad-job",
  fault: "one bad job that opens the breaker again after each close",
  mustHold: "the cause names it on the second opening; cancelling it lets the close hold",
  rounds: { full: 20, short: 2 },
  run,
};

interface Bad {
  readonly jobId: string;
  readonly campaignId: string;
}

async function run(order: Order): Promise<Finding> {
  await using site = await startSite(order, { workers: 0, api: true });
  const bad = await makeBadJob(site);
  await site.startWorker();
  const violations: string[] = [];
  const closings: number[] = [];
  let openings = 0;
  for (; openings < order.rounds; openings++) {
    await until(site, IS_OPEN);
    violations.push(...(await readCause(site, bad, openings + 1)));
    await seedCampaigns(site, { campaigns: 1, leads: OTHERS });
    if (openings + 1 === order.rounds) violations.push(...(await cancel(site, bad)));
    const closed = await closeAsOperator(site, openings + 1);
    if (closed.status !== 200)
      violations.push(`Closing epoch ${openings + 1} was answered ${closed.status}.`);
    closings.push(closed.ms);
    order.progress(`opening ${openings + 1} of ${order.rounds}`);
  }
  await until(site, ALL_OVER);
  const [last] = await rowsOf<{ state: string; epoch: number; others: number }>(site, LAST, [bad.jobId]);
  if (last?.state !== "CLOSED" || last.epoch !== order.rounds) {
    violations.push(`The close did not hold: ${last?.state} at epoch ${last?.epoch}.`);
  }
  return {
    faults: { planned: order.rounds, done: openings },
    jobs: { planned: order.rounds * OTHERS, done: last?.others ?? 0 },
    figures: { "a close through the API, p50": `${quantile(closings, 0.5).toFixed(0)} ms` },
    violations: [...violations, ...(await judgeSite(site))],
  };
}

/** A job about a lead for which OpenAI always answers 500. */
async function makeBadJob(site: Site): Promise<Bad> {
  const [campaign] = await seedCampaigns(site, { campaigns: 1, leads: 1 });
  const jobId = campaign?.jobIds[0];
  if (campaign === undefined || jobId === undefined) throw new Error("chaos-b1: no job was seeded");
  const [lead] = await rowsOf<{ domain: string }>(site, DOMAIN, [jobId]);
  site.simulator.setFault({ provider: "openai", fault: "http-500", match: lead?.domain });
  return { jobId, campaignId: campaign.id };
}

/** What an operator reads before closing. */
async function readCause(site: Site, bad: Bad, opening: number): Promise<string[]> {
  const cause = dataOf<Cause>(await askApi(site, `GET ${BREAKER}`));
  const preview = dataOf<Preview>(await askApi(site, `GET ${BREAKER}/close-preview`));
  const named = cause?.job?.id === bad.jobId && cause.campaign?.id === bad.campaignId;
  const counted = cause?.job?.openingsInARow === opening;
  const suspected = preview?.suspect?.jobId === bad.jobId && preview.suspect.openingsInARow === opening;
  const advised = cause?.advice.includes(`${opening} times in a row: cancel it`) === true;
  return [
    ...(named ? [] : [`Opening ${opening}: the cause names job ${cause?.job?.id}, not ${bad.jobId}.`]),
    ...(counted ? [] : [`Opening ${opening}: the cause counts ${cause?.job?.openingsInARow} in a row.`]),
    ...(suspected === opening > 1 ? [] : [`Opening ${opening}: the preview's suspect is ${suspected}.`]),
    ...(advised === opening > 1 ? [] : [`Opening ${opening}: the advice is "${cause?.advice}"`]),
  ];
}

async function cancel(site: Site, bad: Bad): Promise<string[]> {
  const { status } = await askApi(site, `DELETE /api/v1/jobs/${bad.jobId}`);
  return status === 200 ? [] : [`Cancelling the bad job was answered ${status}.`];
}

interface Cause {
  readonly job: { readonly id: string; readonly openingsInARow: number } | null;
  readonly campaign: { readonly id: string } | null;
  readonly advice: string;
}

interface Preview {
  readonly suspect: { readonly jobId: string; readonly openingsInARow: number } | null;
}

const dataOf = <T>({ body }: { readonly body: unknown }): T | undefined =>
  (body as { data?: T } | undefined)?.data;

const BREAKER = "/api/v1/queue-management/circuit-breaker";

const DOMAIN =
  "SELECT company_domain AS domain FROM lead JOIN job ON job.lead_id = lead.id WHERE job.id = $1";

const LAST = `
  SELECT state, epoch,
         (SELECT count(*)::int FROM job WHERE type = 'ENRICH_LEAD' AND status = 'COMPLETED' AND id <> $1) AS others
  FROM breaker WHERE (SELECT status = 'CANCELLED' FROM job WHERE id = $1)`;
