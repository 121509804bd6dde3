import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";
import { brokenInvariants } from "./broken-invariants.ts";
import { type CallRow, judgeRequests, type Outage } from "./judge-requests.ts";
import { readSeenRequests } from "./provider-log.ts";

/**
 * Everything that does not hold on a site, in words; empty if all holds. Checks the ledger (I1 to I9), and what the providers
 * saw against it: nothing without an intent, nothing repeated unless it is recorded as uncertain, no address added twice in any
 * case, and while OPEN only the calls that were under way.
 */
export async function judgeSite(site: Site): Promise<string[]> {
  const broken = await brokenInvariants(site.pool);
  const requests = await readSeenRequests(site.simulator);
  const calls = await rowsOf<CallRow>(site, CALLS);
  const outages = await rowsOf<Outage>(site, OUTAGES);
  return [...broken, ...judgeRequests({ requests, calls, outages })];
}

const CALLS = `
  SELECT call.provider, call.endpoint, call.effect, call.kept, call.started_at AS "startedAt",
         call.ended_at AS "endedAt", lead.email, lead.first_name AS "firstName", lead.last_name AS "lastName",
         lead.title, lead.company_name AS name, lead.company_domain AS domain
  FROM provider_call AS call LEFT JOIN lead ON lead.id = call.lead_id
  WHERE call.purpose = 'PIPELINE'`;

const OUTAGES = `
  SELECT opened.epoch, opened.at AS opened, closed.at AS closed
  FROM breaker_event AS opened
  LEFT JOIN breaker_event AS closed ON closed.kind = 'CLOSED' AND closed.epoch = opened.epoch
  WHERE opened.kind = 'OPENED'`;
