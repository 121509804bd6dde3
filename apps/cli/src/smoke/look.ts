import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import { type Campaign, campaigns, type Queue, queue } from "./answers.ts";
import { allOf, type Rest } from "./rest.ts";
import { jobsOf, type Look, type Run, secondsOf } from "./run.ts";

/** The run's campaigns in the order of creation; one request per 200 campaigns. */
export const lookAtCampaigns = ({
  rest,
  organizationId,
  tag,
}: {
  readonly rest: Rest;
  readonly organizationId: string;
  readonly tag: string;
}): Promise<Campaign[]> =>
  allOf(rest, `/campaigns?organizationId=${organizationId}&q=${tag}&sort=createdAt&order=asc`, campaigns);

/** Reads the breaker and then the campaigns, at about the same moment. */
export async function lookAt(run: Run): Promise<Queue> {
  const status = await run.rest.get("/queue-management/status", queue);
  run.campaigns = await lookAtCampaigns(run);
  keep(run, {
    seconds: secondsOf(run),
    state: status.circuitBreaker.state,
    epoch: status.circuitBreaker.epoch,
    jobs: jobsOf(run.campaigns),
    leadsOver: run.campaigns.reduce((all, campaign) => all + leadsOver(tallyLeads(campaign)), 0),
  });
  return status;
}

/** A run may take a day, so of consecutive equal looks only the first and the last are kept. */
function keep({ looks }: Run, look: Look): void {
  const [before, last] = looks.slice(-2);
  if (before !== undefined && last !== undefined && isSame(before, last) && isSame(last, look)) looks.pop();
  looks.push(look);
}

const isSame = ({ seconds: _, ...a }: Look, { seconds: __, ...b }: Look): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
