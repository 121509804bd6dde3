import { z } from "zod";
import { looseText, numberIn, recordIn } from "../call/loose.ts";
import { parseShape, ShapeMismatch } from "../call/shape.ts";

/** Why somebody is written to no more, with Instantly's filter and status for it. */
export const OPT_OUTS = {
  UNSUBSCRIBED: { filter: "FILTER_VAL_UNSUBSCRIBED", status: -2 },
  BOUNCED: { filter: "FILTER_VAL_BOUNCED", status: -1 },
} as const;

export type OptOut = keyof typeof OPT_OUTS;

export interface OptOutsAsked {
  readonly campaignId: string;
  readonly optOut: OptOut;
  /** The page before's `next`. */
  readonly after?: string | undefined;
}

/** Somebody at the sender who is written to no more. */
export interface OptedOut {
  /** The sender's id of the lead. */
  readonly leadId: string | null;
  readonly email: string;
}

export interface OptOutPage {
  readonly people: readonly OptedOut[];
  /** Null: that was the last page. */
  readonly next: string | null;
  /** The answer was that there is no such campaign, which `confirmGone` makes sure of. */
  readonly gone?: true;
}

const PAGE_SIZE = 100;

/** The body of `POST /leads/list`. */
export function optOutsRequest({ campaignId, optOut, after }: OptOutsAsked) {
  return {
    campaign: campaignId,
    filter: OPT_OUTS[optOut].filter,
    limit: PAGE_SIZE,
    ...(after !== undefined && { starting_after: after }),
  };
}

const pageSchema = z.object({ items: z.array(z.unknown()), next_starting_after: looseText });

/**
 * Whom a page names. Compares what it can: were the filter ignored, a whole campaign would pass for people who opted out.
 *
 * @throws ShapeMismatch if an item does not say who it is, or says that it is something else; or if the list does not go on
 */
export function readOptOuts(json: unknown, asked: OptOutsAsked): OptOutPage {
  const { items, next_starting_after: cursor } = parseShape(pageSchema, json);
  const people = items.map((item) => readPerson(item, asked)).filter((person) => person !== null);
  return { people, next: nextPage(items, cursor, asked) };
}

function readPerson(item: unknown, { campaignId, optOut }: OptOutsAsked): OptedOut | null {
  const { id, email, campaign, status } = recordIn(item) ?? {};
  if (typeof campaign === "string" && campaign !== campaignId) return null;
  const told = numberIn(status);
  if (told !== null && told !== OPT_OUTS[optOut].status) throw mismatch("status");
  if (typeof email !== "string" || !email.includes("@")) throw mismatch("email");
  return { leadId: typeof id === "string" && id !== "" ? id : null, email };
}

/** A last page may still carry a cursor, and then an empty one follows; a full page without one goes on after its last lead. */
function nextPage(items: readonly unknown[], cursor: string | null, { after }: OptOutsAsked): string | null {
  if (items.length === 0) return null;
  const last = recordIn(items.at(-1))?.id;
  const next = cursor ?? (items.length >= PAGE_SIZE && typeof last === "string" ? last : null);
  if (next !== null && next === after) throw mismatch("next_starting_after");
  return next;
}

const mismatch = (field: string) => new ShapeMismatch(`the answer has an unexpected shape at ${field}.`);
