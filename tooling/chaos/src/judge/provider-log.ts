import { createHash } from "node:crypto";
import type { Provider } from "@leadgen/core";
import type { ReceivedLine, Simulator } from "@leadgen/simulator";
import { KNOWN_PROVIDERS } from "../providers/all.ts";
import { WORKER_KEY } from "../site/environment.ts";

/** A request of a worker, as the provider's side saw it. */
export interface SeenRequest {
  readonly provider: Provider;
  /** As in `provider_call.endpoint`. */
  readonly endpoint: string;
  readonly at: Date;
  /**
   * The person or thing that the request is about, as far as the provider can tell: the same as `subjectOfCall` for the lead.
   * Undefined if a request is about many or none.
   */
  readonly subject: string | undefined;
  /** The pieces of work that the provider did for it; the same piece always has the same name. */
  readonly works: readonly string[];
}

/** The workers' requests, oldest first. Requests of the lab or an operator are left out. */
export async function readSeenRequests(simulator: Pick<Simulator, "requests">): Promise<SeenRequest[]> {
  const seen = new Map<number, SeenRequest>();
  for await (const line of simulator.requests()) {
    if (line.event === "received") {
      if (line.keyFingerprint === WORKERS) seen.set(line.seq, received(line));
    } else {
      const request = seen.get(line.seq);
      if (request !== undefined && line.workDone !== null) {
        const works = KNOWN_PROVIDERS[request.provider].worksOf(line.workDone, request.subject);
        seen.set(line.seq, { ...request, works });
      }
    }
  }
  return [...seen.values()];
}

const WORKERS = createHash("sha256").update(WORKER_KEY).digest("hex").slice(0, 12);

function received(line: ReceivedLine): SeenRequest {
  const path = line.path.replace(`/${line.provider}`, "").replace(/\?.*/, "").replace(/\/$/, "");
  const provider = line.provider.toUpperCase() as Provider;
  return {
    provider,
    endpoint: `${line.method} ${path}`,
    at: new Date(line.at),
    subject: KNOWN_PROVIDERS[provider].subjectOfRequest(line),
    works: [],
  };
}
