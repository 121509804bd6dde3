import type { Caller } from "@leadgen/api";
import { autocommit } from "@leadgen/db";
import type { ManyLeads } from "@leadgen/testkit/make";
import type pg from "pg";

/** A request to a list; each round asks with another value. */
export interface Question {
  readonly what: string;
  /** Highest allowed median of the answers, in milliseconds. */
  readonly limit: number;
  ask(api: Caller, round: number): Promise<unknown>;
}

const LIST_MS = 50;
const TEXT_MS = 150;

/** People from all parts of the table, whose names, addresses and companies are searched for. */
const PEOPLE = `
  SELECT first_name AS "firstName", last_name AS "lastName", company_domain AS "companyDomain", email
  FROM lead WHERE organization_id = $1 AND apollo_person_id = ANY($2::text[])`;

interface Someone {
  readonly firstName: string;
  readonly lastName: string;
  readonly companyDomain: string;
  readonly email: string;
}

export async function listQuestions(
  pool: pg.Pool,
  { organizations, campaignId }: ManyLeads,
  leads: number,
): Promise<Question[]> {
  const some = Array.from({ length: 200 }, (_, n) => `person-${1 + Math.floor((n * leads) / 200)}`);
  const people = await autocommit(pool).query<Someone>(PEOPLE, [organizations[0], some]);
  const someone = (round: number): Someone => people[(round * 7) % people.length] as Someone;
  const within = (limit: number) => (what: string, ask: Question["ask"]) => ({ what, limit, ask });
  const list = within(LIST_MS);
  const text = within(TEXT_MS);
  const leadList = (asked: Parameters<Caller["lead"]["list"]>[0]) => (api: Caller) => api.lead.list(asked);
  return [
    list("leads, all campaigns", leadList({})),
    list("leads, the second page", async (api) => {
      const { nextCursor } = await api.lead.list({});
      return api.lead.list({ cursor: nextCursor });
    }),
    text("leads by q, a whole name", (api, round) => api.lead.list({ q: someone(round).lastName })),
    text("leads by q, part of an address", (api, round) =>
      api.lead.list({ q: someone(round).email.slice(2, 20) }),
    ),
    text("leads by q, a first name of many", (api, round) => api.lead.list({ q: someone(round).firstName })),
    text("leads by q, in every lead", leadList({ q: "shipping" })),
    text("leads by q, in no lead", leadList({ q: "no such person" })),
    text("leads by q, two letters", leadList({ q: "zq" })),
    list("leads by address", (api, round) => api.lead.list({ email: someone(round).email })),
    list("leads by the company's domain", (api, round) =>
      api.lead.list({ companyDomain: someone(round).companyDomain }),
    ),
    list("leads by status, of most", leadList({ status: "HANDED_OVER" })),
    list("leads by status, rare", leadList({ status: "REJECTED" })),
    list("leads by status, of none", leadList({ status: "WITHDRAWN" })),
    list("leads by name", leadList({ sort: "name" })),
    list("leads by company, from the end", leadList({ sort: "company", order: "desc" })),
    list("leads by the time of their end", leadList({ sort: "finishedAt", order: "desc" })),
    list("leads of a campaign by name", leadList({ campaignId, sort: "name" })),
    list("campaigns", (api) => api.campaign.list({})),
    list("campaigns by q", (api) => api.campaign.list({ q: "campaign 1" })),
    list("a campaign", (api) => api.campaign.get({ id: campaignId })),
    list("jobs", (api) => api.job.list({})),
    list("jobs by status, of most", (api) => api.job.list({ status: "COMPLETED" })),
    list("jobs by status, rare", (api) => api.job.list({ status: "FAILED" })),
    list("jobs by status, live", (api) => api.job.list({ status: "PENDING" })),
    list("jobs by status, of none", (api) => api.job.list({ status: "CANCELLED" })),
    list("job counts", (api) => api.job.counts({})),
    list("queue status", (api) => api.queue.status()),
  ];
}
