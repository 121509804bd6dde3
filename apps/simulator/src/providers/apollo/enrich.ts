import { companyByDomain, companyByName } from "../../data/companies.ts";
import { hashHex } from "../../data/hash.ts";
import { type Person, personByClues, personById } from "../../data/people.ts";
import { type Answer, json, rawJson } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { apolloErrors } from "./errors.ts";
import { Parameters } from "./parameters.ts";
import { organizationJson, PLACEHOLDER_EMAIL, revealedPerson } from "./person-json.ts";

const BULK_LIMIT = 10;

/** `POST /api/v1/people/match`: one person, 1 credit if an address is found. */
export function matchPerson(request: ProviderRequest): Outcome {
  const clues = new Parameters(request);
  const named = ["id", "name", "first_name", "email", "hashed_email", "linkedin_url"];
  if (named.every((name) => clues.text(name) === undefined)) {
    return free(json(422, { error: "Invalid parameters: provide at least one identifier of the person" }));
  }
  const person = reveal(
    request,
    findPerson(request.seed, (name) => clues.text(name)),
  );
  if (credits([person]) > creditsLeft(request)) return free(apolloErrors.quotaExhausted(request));
  return enriched([person], withRequestId(request, { person: person?.json ?? null }));
}

/** `POST /api/v1/people/bulk_match`: up to 10 people, null where nobody is found. */
export function matchPeople(request: ProviderRequest): Outcome {
  const details = detailsOf(request.body);
  if (details === null || details.length === 0 || details.length > BULK_LIMIT) {
    return free(json(422, { error: `Invalid parameters: details must hold 1 to ${BULK_LIMIT} people` }));
  }
  const people = details.map((detail) =>
    reveal(
      request,
      findPerson(request.seed, (name) => textField(detail, name)),
    ),
  );
  const consumed = credits(people);
  if (consumed > creditsLeft(request)) return free(apolloErrors.quotaExhausted(request));
  const found = people.filter((person) => person !== null);
  const answer = withRequestId(request, {
    status: "success",
    error_code: null,
    error_message: null,
    total_requested_enrichments: details.length,
    unique_enriched_records: new Set(found.map((person) => person.id)).size,
    missing_records: details.length - found.length,
    ...creditsConsumed(request, consumed),
    matches: people.map((person) => person?.json ?? null),
  });
  return enriched(people, answer);
}

/** Optional and sometimes fractional. `waterfall` and `phone_enrichment` are absent while unused, so they are always absent here. */
function creditsConsumed({ fault }: ProviderRequest, consumed: number): { credits_consumed?: number } {
  if (fault === "credits-consumed-absent") return {};
  return { credits_consumed: fault === "credits-consumed-fractional" ? consumed + 0.5 : consumed };
}

/** `GET /api/v1/organizations/enrich`: 1 credit for a company that is found. */
export function enrichOrganization(request: ProviderRequest): Outcome {
  const parameters = new Parameters(request);
  const domain = parameters.text("domain") ?? parameters.text("website");
  if (domain === undefined && parameters.text("name") === undefined) {
    return free(json(422, { error: "Invalid parameters: provide domain" }));
  }
  const company =
    companyByDomain(request.seed, domain ?? "") ?? companyByName(request.seed, parameters.text("name") ?? "");
  if (company && creditsLeft(request) < 1) return free(apolloErrors.quotaExhausted(request));
  const answer = json(200, { organization: company ? organizationJson(company, request.seed) : null });
  return company ? { answer, effect: { kind: "apollo.enriched", credits: 1, personIds: [] } } : free(answer);
}

export function creditsLeft(request: ProviderRequest): number {
  return Math.max(0, request.accounts.apolloCredits - request.state.apolloCreditsUsed);
}

interface Revealed {
  readonly id: string;
  readonly charged: boolean;
  readonly json: ReturnType<typeof revealedPerson>;
}

function reveal(request: ProviderRequest, person: Person | null): Revealed | null {
  if (!person || request.fault === "no-match") return null;
  const kind = revealKind(request, person);
  if (kind === "no-match") return null;
  const emails = { email: person.email, placeholder: PLACEHOLDER_EMAIL, "no-email": null };
  const email = emails[kind];
  return {
    id: person.id,
    charged: kind === "email",
    json: revealedPerson(person, { seed: request.seed, email }),
  };
}

function revealKind(request: ProviderRequest, person: Person): Person["reveal"] {
  if (request.fault === "placeholder-email") return "placeholder";
  if (request.fault === "no-email") return "no-email";
  return person.reveal;
}

function findPerson(seed: string, clue: (name: string) => string | undefined): Person | null {
  const id = clue("id");
  if (id !== undefined) return personById(seed, id);
  const joined = [clue("first_name"), clue("last_name")].filter((part) => part !== undefined).join(" ");
  return personByClues(seed, {
    email: clue("email"),
    name: clue("name") ?? (joined === "" ? undefined : joined),
    domain: clue("domain"),
    organizationName: clue("organization_name"),
  });
}

function enriched(people: readonly (Revealed | null)[], answer: Answer): Outcome {
  const charged = people.filter((person) => person?.charged);
  if (charged.length === 0) return free(answer);
  const personIds = charged.map((person) => person?.id ?? "");
  return { answer, effect: { kind: "apollo.enriched", credits: charged.length, personIds } };
}

function credits(people: readonly (Revealed | null)[]): number {
  return people.filter((person) => person?.charged).length;
}

/** The real id is an integer above 2^53, which a plain JSON parser rounds; it is written digit by digit. */
function withRequestId(request: ProviderRequest, body: object): Answer {
  const digits = BigInt(
    `0x${hashHex(request.seed, "request-id", request.path, request.rawBody).slice(0, 14)}`,
  );
  const positive = 902_000_000_000_000_000n + digits;
  const requestId = request.fault === "request-id-negative" ? -positive : positive;
  return rawJson(200, `${JSON.stringify(body).slice(0, -1)},"request_id":${requestId}}`);
}

function detailsOf(body: unknown): readonly Record<string, unknown>[] | null {
  if (typeof body !== "object" || body === null || !("details" in body)) return null;
  const { details } = body;
  if (!Array.isArray(details)) return null;
  return details.every((detail) => typeof detail === "object" && detail !== null) ? details : null;
}

function textField(detail: Record<string, unknown>, name: string): string | undefined {
  const value = detail[name];
  return typeof value === "string" ? value : undefined;
}
