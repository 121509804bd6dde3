import type { StepOf } from "@leadgen/core";
import { addDoNotContact, type DoNotContactEntry, type Tx } from "@leadgen/core/outreach";
import { OPT_OUTS, type OptedOut, type OptOut } from "@leadgen/providers";
import { callOf, lookUpOf, type NextCall, type StepHandler, UNFINISHED } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";

type ReadingStep = StepOf<"READ_OPT_OUTS"> | "OPT_OUTS";

/** A campaign at the sender with people of the organization. */
interface Place {
  readonly campaignId: string;
  readonly instantlyCampaignId: string;
}

/** The output of one page. */
interface PageRead extends Place {
  readonly optOut: OptOut;
  /** The cursor of the next page; null: this was the last page. */
  readonly next: string | null;
}

interface PageAhead extends Place {
  readonly optOut: OptOut;
  readonly after?: string | undefined;
}

const KINDS = Object.keys(OPT_OUTS) as OptOut[];

/** Once this kind is read, the campaign has nothing left to read. */
const LAST_KIND = KINDS.at(-1) as OptOut;

/** Which campaigns of the organization a job reads. */
interface Which {
  /** Only campaigns that were started before the job's own: later ones cannot have sent anything yet. Otherwise all. */
  readonly onlyEarlier: boolean;
  /** Campaigns that another job has read completely within this many minutes are left out. */
  readonly freshMinutes: number;
}

/**
 * Reads, page by page and campaign by campaign, the people whom the sender reports as unsubscribed or bounced. Enters them in the
 * organization's do-not-contact list, in the transaction of the page's checkpoint.
 */
export const readOptOuts =
  (step: ReadingStep, which: Which): StepHandler =>
  async (tx, job) => {
    const { number, last } = progressOf(job, step);
    const ahead = (last && restOf(last)) ?? (await nextPlace(tx, job, { ...which, last }));
    if (ahead === undefined) return undefined;
    const { campaignId, instantlyCampaignId, optOut, after } = ahead;
    if (job.saidToBeGone === instantlyCampaignId) return confirmGone(job, step, { number, place: ahead });
    return callOf(step, {
      number,
      send: (options) =>
        job.runtime.providers.instantly.listOptOuts(
          { campaignId: instantlyCampaignId, optOut, after },
          options,
        ),
      keep: async (tx, { people, next, gone }) => {
        if (gone) {
          job.saidToBeGone = instantlyCampaignId;
          return UNFINISHED;
        }
        const page = { campaignId, instantlyCampaignId, optOut, next, people: people.length };
        // Before the leads are locked: that is the lock order.
        if (restOf(page) === undefined) await tx.query(READ_TO_ITS_END, [campaignId]);
        return {
          step: "FINISHED",
          output: { ...page, added: await enter(tx, { campaignId, optOut, people }) },
        };
      },
    });
  };

/** The campaign was deleted at the sender: nothing can be read there any more. The other campaigns are still read. */
function confirmGone(
  { runtime }: RunningJob,
  step: ReadingStep,
  { number, place }: { readonly number: number; readonly place: Place },
): NextCall {
  const { campaignId, instantlyCampaignId } = place;
  return lookUpOf(step, {
    number,
    send: (options) => runtime.providers.instantly.confirmGone(instantlyCampaignId, options),
    keep: async (tx) => {
      await tx.query(GONE, [campaignId]);
      const read: PageRead = { campaignId, instantlyCampaignId, optOut: LAST_KIND, next: null };
      return { step: "FINISHED", output: { ...read, people: 0, added: 0, gone: true } };
    },
  });
}

const GONE = "UPDATE campaign SET gone_at_sender_at = now(), opt_outs_read_at = now() WHERE id = $1";

function progressOf(
  { steps }: RunningJob,
  step: ReadingStep,
): { number: number; last: PageRead | undefined } {
  let number = 1;
  while (steps.has(`${step}:${number}`)) number++;
  return { number, last: steps.get(`${step}:${number - 1}`) as PageRead | undefined };
}

/** What is left to read of the page's campaign. */
function restOf({ campaignId, instantlyCampaignId, optOut, next }: PageRead): PageAhead | undefined {
  if (next !== null) return { campaignId, instantlyCampaignId, optOut, after: next };
  const other = KINDS[KINDS.indexOf(optOut) + 1];
  return other && { campaignId, instantlyCampaignId, optOut: other };
}

async function nextPlace(
  tx: Tx,
  job: RunningJob,
  { last, freshMinutes, onlyEarlier }: Which & { readonly last: PageRead | undefined },
): Promise<PageAhead | undefined> {
  const params = [job.claim.campaignId, last?.campaignId ?? null, freshMinutes, onlyEarlier];
  const [place] = await tx.query<Place>(NEXT_PLACE, params);
  const [first] = KINDS;
  return place && first && { ...place, optOut: first };
}

const NEXT_PLACE = `
  SELECT campaign.id AS "campaignId", campaign.instantly_campaign_id AS "instantlyCampaignId"
  FROM campaign AS own JOIN campaign USING (organization_id)
  WHERE own.id = $1 AND campaign.instantly_campaign_id IS NOT NULL AND ($2::uuid IS NULL OR campaign.id > $2)
    AND (campaign.started_at < own.started_at OR NOT $4)
    AND campaign.gone_at_sender_at IS NULL AND (campaign.opt_outs_read_at > now() - make_interval(mins => $3)) IS NOT TRUE
    AND EXISTS (SELECT 1 FROM lead WHERE lead.campaign_id = campaign.id AND lead.instantly_lead_id IS NOT NULL)
  ORDER BY campaign.id LIMIT 1`;

const READ_TO_ITS_END = "UPDATE campaign SET opt_outs_read_at = now() WHERE id = $1";

interface Found {
  readonly campaignId: string;
  readonly optOut: OptOut;
  readonly people: readonly OptedOut[];
}

/** @returns how many entries are new. */
async function enter(tx: Tx, { campaignId, optOut, people }: Found): Promise<number> {
  const [campaign] = await tx.query<{ organizationId: string; name: string }>(
    `SELECT organization_id AS "organizationId", name FROM campaign WHERE id = $1`,
    [campaignId],
  );
  if (campaign === undefined || people.length === 0) return 0;
  const { organizationId, name } = campaign;
  const emails = people.map(({ email }) => email);
  const { added } = await addDoNotContact(tx, {
    organizationId,
    entries: await tx.query<DoNotContactEntry>(ENTRIES, [organizationId, emails]),
    reason: `${WORDS[optOut]}, of the campaign ${name}`,
    createdBy: "instantly",
    silentAtSender: people.flatMap(({ leadId }) => leadId ?? []),
  });
  return added;
}

const WORDS: Readonly<Record<OptOut, string>> = {
  UNSUBSCRIBED: "Unsubscribed at Instantly",
  BOUNCED: "A mail bounced at Instantly",
};

// Entered by address, and by Apollo's id, which is known before anything is paid.
const ENTRIES = `
  WITH address AS (
    SELECT DISTINCT lower_case(btrim(email)) AS value FROM unnest($2::text[]) AS email
    WHERE email LIKE '%_@_%' AND length(email) <= 320)
  SELECT 'ADDRESS' AS kind, value FROM address
  UNION
  SELECT 'PERSON', apollo_person_id FROM lead JOIN address ON lower_case(lead.email) = address.value
  WHERE organization_id = $1 AND length(apollo_person_id) BETWEEN 1 AND 320`;

export const OPT_OUT_HANDLERS = {
  OPT_OUTS_DAILY: readOptOuts("OPT_OUTS_DAILY", { onlyEarlier: false, freshMinutes: 0 }),
} as const satisfies Record<StepOf<"READ_OPT_OUTS">, StepHandler>;
