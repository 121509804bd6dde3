import { z } from "zod";
import { looseText, numberIn, recordIn } from "../call/loose.ts";
import { parseShape, ShapeMismatch } from "../call/shape.ts";

/** Reasons to stop writing to a person, with Instantly's filter and status for each. */
export const OPT_OUTS = {
  UNSUBSCRIBED: { filter: "FILTER_VAL_UNSUBSCRIBED", status: -2 },
  BOUNCED: { filter: "FILTER_VAL_BOUNCED", status: -1 },
} as const;

export type OptOut = keyof typeof OPT_OUTS;

export interface OptOutsAsked {
  readonly campaignId: string;
  readonly optOut: OptOut;
  /** `next` of the previous page. */
  readonly after?: string | undefined;
}

/** A person at the sender who must get no more mails. */
export interface OptedOut {
  /** The sender's id of the lead. */
  readonly leadId: string | null;
  readonly email: string;
}

export interface OptOutPage {
  readonly people: readonly OptedOut[];
  /** Null on the last page. */
  readonly next: string | null;
  /** Instantly says that there is no such campaign; `confirmGone` checks that. */
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
 * The people of a page. Checks campaign and status itself: if Instantly ignored the filter, everyone would count as opted out.
 *
 * @throws ShapeMismatch if an item has no address or another status, or if the cursor does not advance
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

/** A last page may carry a cursor; an empty page follows then. A full page without a cursor continues after its last lead. */
function nextPage(items: readonly unknown[], cursor: string | null, { after }: OptOutsAsked): string | null {
  if (items.length === 0) return null;
  const last = recordIn(items.at(-1))?.id;
  const next = cursor ?? (items.length >= PAGE_SIZE && typeof last === "string" ? last : null);
  if (next !== null && next === after) throw mismatch("next_starting_after");
  return next;
}

const mismatch = (field: string) => new ShapeMismatch(`the answer has an unexpected shape at ${field}.`);
