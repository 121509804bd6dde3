import { createHash } from "node:crypto";
import type { Provider } from "@leadgen/core";
import type { EndedLine, ReceivedLine, Simulator } from "@leadgen/simulator";
import { WORKER_KEY } from "../site/environment.ts";

/** A request of a worker, as the provider's side saw it. */
export interface SeenRequest {
  readonly provider: Provider;
  /** As in `provider_call.endpoint`. */
  readonly endpoint: string;
  readonly at: Date;
  /**
   * Whom or what it is about, as far as the provider can tell: what `subjectsOfLead` makes of the lead.
   * Undefined where a request is about many or none.
   */
  readonly subject: string | undefined;
  /** The pieces of work that the provider did for it, each named so that the same piece has the same name. */
  readonly works: readonly string[];
}

/** The workers' requests, oldest first. What the lab or an operator asked is left out. */
export async function readSeenRequests(simulator: Pick<Simulator, "requests">): Promise<SeenRequest[]> {
  const seen = new Map<number, SeenRequest>();
  for await (const line of simulator.requests()) {
    if (line.event === "received") {
      if (line.keyFingerprint === WORKERS) seen.set(line.seq, received(line));
    } else {
      const request = seen.get(line.seq);
      if (request !== undefined) seen.set(line.seq, { ...request, works: worksOf(line, request.subject) });
    }
  }
  return [...seen.values()];
}

const WORKERS = createHash("sha256").update(WORKER_KEY).digest("hex").slice(0, 12);

function received(line: ReceivedLine): SeenRequest {
  const path = line.path.replace(`/${line.provider}`, "").replace(/\?.*/, "").replace(/\/$/, "");
  return {
    provider: line.provider.toUpperCase() as Provider,
    endpoint: `${line.method} ${path}`,
    at: new Date(line.at),
    subject: subjectOf(line),
    works: [],
  };
}

function subjectOf({ provider, path, body }: ReceivedLine): string | undefined {
  switch (provider) {
    case "millionverifier":
      return new URLSearchParams(path.split("?")[1]).get("email")?.toLowerCase();
    case "perplexity": {
      const { company, contactJobTitle } = promptOf(body) as Research;
      return researchSubject({ ...company, title: contactJobTitle });
    }
    case "openai": {
      const { recipient } = promptOf(body) as Writing;
      return writingSubject({ ...recipient.company, ...recipient });
    }
    case "instantly": {
      const { leads, contacts } = (body ?? {}) as { leads?: { email: string }[]; contacts?: string[] };
      return (leads?.[0]?.email ?? contacts?.[0])?.toLowerCase();
    }
    case "apollo":
      return undefined;
  }
}

interface Research {
  readonly company: { readonly name?: string; readonly domain?: string };
  readonly contactJobTitle?: string;
}

interface Writing {
  readonly recipient: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly company: Research["company"];
  };
}

const promptOf = (body: unknown): unknown => JSON.parse((body as { input: string }).input);

/** What each provider is told of a lead. */
export interface LeadFacts {
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly name: string | null;
  readonly domain: string | null;
}

type Told = { readonly [Fact in keyof LeadFacts]?: string | null | undefined };

const researchSubject = ({ name, domain, title }: Told): string =>
  [name, domain, title].map((fact) => fact ?? "").join("|");
const writingSubject = ({ firstName, lastName, name, domain }: Told): string =>
  [firstName, lastName, name, domain].map((fact) => fact ?? "").join("|");

/** The subject of a call about a lead; undefined for calls about a campaign. */
export function subjectOfCall(provider: Provider, lead: LeadFacts): string | undefined {
  if (provider === "PERPLEXITY") return researchSubject(lead);
  if (provider === "OPENAI") return writingSubject(lead);
  return lead.email?.toLowerCase();
}

function worksOf({ workDone }: EndedLine, subject: string | undefined): string[] {
  switch (workDone?.kind) {
    case "apollo.enriched":
      return workDone.personIds.map((id) => `REVEAL ${id}`);
    case "millionverifier.verified":
      return [`VERIFY ${subject}`];
    case "perplexity.answered":
      return [`RESEARCH ${subject}`];
    case "openai.generated":
      return [`WRITE ${subject}`];
    case "instantly.campaign-created":
      return [`CAMPAIGN ${workDone.campaign.name}`];
    case "instantly.leads-added":
      return workDone.leads.map((lead) => `HAND_OVER ${lead.email.toLowerCase()}`);
    default:
      return [];
  }
}
