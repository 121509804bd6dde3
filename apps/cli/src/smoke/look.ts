import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import { type Campaign, campaigns, type Queue, queue } from "./answers.ts";
import { allOf, type Rest } from "./rest.ts";
import { jobsOf, type Look, type Run, secondsOf } from "./run.ts";

/** The run's campaigns, in the order in which they were made: one request, whatever their number. */
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

/** Breaker and campaigns at about the same moment: the breaker is asked first. */
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

/** A run may take a day: of looks that are all the same only the last is kept. */
function keep({ looks }: Run, look: Look): void {
  const [before, last] = looks.slice(-2);
  if (before !== undefined && last !== undefined && isSame(before, last) && isSame(last, look)) looks.pop();
  looks.push(look);
}

const isSame = ({ seconds: _, ...a }: Look, { seconds: __, ...b }: Look): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
