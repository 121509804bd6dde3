import { type Operation, REVEAL_BATCH, type SearchCriteria } from "@leadgen/core";
import type { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import type { CallOptions, CallResult, ProbeReport } from "../call/results.ts";
import { parseShape, ShapeMismatch } from "../call/shape.ts";
import { type Connection, JSON_HEADERS } from "../connection.ts";
import { serviceRoot } from "../http/service-root.ts";
import { APOLLO_OPERATIONS, apolloStatusRule, saysCreditsExhausted } from "./classify.ts";
import { type FoundPerson, foundPersonOf, inOrderOf, type RevealedPerson } from "./people.ts";
import { bulkMatchSchema, bulkStatusSchema, creditsSchema, healthSchema, searchSchema } from "./schemas.ts";
import { type SearchPage, searchQuery } from "./search-query.ts";

/** An unfiltered search reported 232 million people; a real campaign's search finds far fewer than this. */
const UNFILTERED_ENTRIES = 100_000_000;

export interface Revealed {
  /** In the order of the ids. Null means "no match", `email: null` means "no address". */
  readonly matches: (RevealedPerson | null)[];
  /** Null: Apollo does not say. */
  readonly creditsConsumed: number | null;
}

export interface ApolloClient {
  /** Free of credits. At most 100 a page and 50,000 people in all. REJECTED: Apollo rejects the criteria. */
  searchPeople(
    criteria: SearchCriteria,
    page: SearchPage,
    options?: CallOptions,
  ): Promise<CallResult<{ totalEntries: number; people: FoundPerson[] }>>;
  /**
   * Costs one credit a person found; a repetition may be charged again. Never REJECTED: the request holds only ids, so
   * no refusal is about one person.
   * @throws RangeError unless there are 1 to 10 ids
   */
  revealPeople(ids: readonly string[], options?: CallOptions): Promise<CallResult<Revealed>>;
  /** Lead credits left in this cycle. Free; needs a master key. */
  credits(options?: CallOptions): Promise<CallResult<{ remaining: number }>>;
  /** Proves the key, but not the plan, the endpoint permissions or the credits. */
  probe(options?: CallOptions): Promise<CallResult<ProbeReport>>;
}

type Read<T> = (json: unknown) => Judgement<"APOLLO", T>;

interface ApolloCall<T> {
  readonly operation: Operation<"APOLLO">;
  readonly method: "GET" | "POST";
  readonly query?: string;
  readonly body?: unknown;
  readonly read: Read<T>;
  readonly options: CallOptions | undefined;
}

const readSearch: Read<{ totalEntries: number; people: FoundPerson[] }> = (json) => {
  const { total_entries: totalEntries, people } = parseShape(searchSchema, json);
  if (totalEntries > UNFILTERED_ENTRIES) {
    return {
      rule: "apollo.search-unfiltered",
      why: `Answered HTTP 200, but reports ${totalEntries} people: the filters were ignored.`,
    };
  }
  return { data: { totalEntries, people: people.map(foundPersonOf) } };
};

/** Far above the price of ten people, and within the ledger's column; a number outside the range counts as unknown. */
const isCredits = (credits: number | null): credits is number =>
  credits !== null && credits >= 0 && credits < 1_000_000;

const troubleIn = ({ error_message, error_code, error }: z.output<typeof bulkStatusSchema>): string =>
  [error_message, error, error_code].filter(Boolean).join(" ");

/**
 * The judgement on a failed run; undefined for any other. Every documented answer has a `status`, but an answer without
 * one that holds a person was paid for and counts. An error text beside a person is ignored for the same reason.
 */
function failedRun(bulk: z.output<typeof bulkStatusSchema>): Judgement<"APOLLO", Revealed> | undefined {
  const { status, matches } = bulk;
  const words = troubleIn(bulk);
  const somebody = matches?.some((match) => match !== null) ?? false;
  const failed = (status !== null && status.toLowerCase() !== "success") || (words !== "" && !somebody);
  if (!failed) return undefined;
  const rule = saysCreditsExhausted(words) ? "apollo.credits-exhausted" : "apollo.reveal-failed";
  return { rule, why: `Answered HTTP 200 with status "${status}". ${words}` };
}

function readReveal(ids: readonly string[]): Read<Revealed> {
  return (json) => {
    const bulk = parseShape(bulkStatusSchema, json);
    const failed = failedRun(bulk);
    const credits = isCredits(bulk.credits_consumed) ? bulk.credits_consumed : null;
    const cost = credits === null ? {} : { credits };
    if (failed !== undefined) return { ...failed, ...cost };
    const { matches, missing_records: missing } = parseShape(bulkMatchSchema, json);
    const people = inOrderOf(ids, matches);
    const nobody = people.filter((person) => person === null).length;
    // Apollo must say "not found": by a null for each person, or by the count of missing records.
    if (nobody > matches.filter((match) => match === null).length && nobody !== missing) {
      throw new ShapeMismatch(`${ids.length} people were asked for, and of ${nobody} nothing is said.`);
    }
    if (bulk.status === null && nobody === ids.length) {
      throw new ShapeMismatch("the answer has an unexpected shape at status.");
    }
    return { data: { matches: people, creditsConsumed: credits }, ...cost };
  };
}

const readHealth: Read<ProbeReport> = (json) => {
  const { healthy, is_logged_in: loggedIn } = parseShape(healthSchema, json);
  if (healthy && loggedIn)
    return { data: { detail: "The key is accepted. Credits are not seen by this probe." } };
  return {
    rule: "apollo.not-logged-in",
    why: `Answered HTTP 200 with healthy ${healthy}, logged in ${loggedIn}.`,
  };
};

const readCredits: Read<{ remaining: number }> = (json) => {
  const left = parseShape(creditsSchema, json).credit_usage_stats.lead_credit;
  return { data: { remaining: Math.max(0, left) } };
};

export function createApolloClient({ settings, caller, transport }: Connection<"APOLLO">): ApolloClient {
  const root = `${serviceRoot(settings.baseUrl, "/api/v1")}/api/v1`;
  const headers = { ...JSON_HEADERS, "x-api-key": settings.apiKey, "cache-control": "no-cache" };

  function call<T>({ operation, method, query, body, read, options }: ApolloCall<T>): Promise<CallResult<T>> {
    const url = `${root}/${operation}${query === undefined ? "" : `?${query}`}`;
    const request = { method, url, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return caller({
      operation,
      send: () => transport.send(request, options),
      readStatus: (answer) => apolloStatusRule(operation, answer),
      read,
    });
  }

  const { search, reveal, health, credits } = APOLLO_OPERATIONS;
  return {
    searchPeople: (criteria, page, options) =>
      call({
        operation: search,
        method: "POST",
        query: searchQuery(criteria, page),
        read: readSearch,
        options,
      }),
    async revealPeople(ids, options) {
      if (ids.length < 1 || ids.length > REVEAL_BATCH) {
        throw new RangeError(`apollo/reveal-batch: give 1 to ${REVEAL_BATCH} ids, not ${ids.length}.`);
      }
      const query = "reveal_personal_emails=false&reveal_phone_number=false";
      const body = { details: ids.map((id) => ({ id })) };
      return call({ operation: reveal, method: "POST", query, body, read: readReveal(ids), options });
    },
    credits: (options) => call({ operation: credits, method: "POST", read: readCredits, options }),
    probe: (options) => call({ operation: health, method: "GET", read: readHealth, options }),
  };
}
