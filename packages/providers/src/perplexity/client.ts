import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import type { CallOptions, CallResult, ProbeReport } from "../call/results.ts";
import { parseShape } from "../call/shape.ts";
import { type Connection, JSON_HEADERS } from "../connection.ts";
import { serviceRoot } from "../http/service-root.ts";
import type { ProviderSettings } from "../provider-settings.ts";
import { perplexityStatusRule } from "./classify.ts";
import { type ResearchInput, researchRequest, researchTokens } from "./prompt.ts";
import { type Research, readResearch } from "./read-research.ts";

export interface PerplexitySettings extends ProviderSettings {
  /** Provider-prefixed slug. */
  readonly model?: string;
}

export const DEFAULT_MODEL = "perplexity/sonar";

export interface PerplexityClient {
  /**
   * Paid each time. An answer without findings or with an unusable text is a success with no facts. REJECTED: REJECTED
   * or REFUSED.
   */
  research(input: ResearchInput, options?: CallOptions): Promise<CallResult<Research>>;
  /** Estimated tokens of a call until its answer reports them. */
  tokensOf(input: ResearchInput): number;
  /** Proves that the service answers and, if the list of models needs one, the key; not the credits. */
  probe(options?: CallOptions): Promise<CallResult<ProbeReport>>;
}

type Reading<T> = Judgement<"PERPLEXITY", T>;

/** The list itself is the proof; the models' fields are not read. */
const modelsSchema = z.object({ data: z.array(z.unknown()) });

function readModels(json: unknown): Reading<ProbeReport> {
  parseShape(modelsSchema, json);
  return { data: { detail: "The service answers. Credits are not seen by this probe." } };
}

export function createPerplexityClient(
  connection: Connection<"PERPLEXITY", PerplexitySettings>,
): PerplexityClient {
  const { settings, transport, caller } = connection;
  const root = `${serviceRoot(settings.baseUrl, "/v1")}/v1`;
  const model = settings.model ?? DEFAULT_MODEL;
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${settings.apiKey}` };
  return {
    research(input, options) {
      const body = JSON.stringify(researchRequest(model, input));
      return caller({
        operation: "responses",
        send: () => transport.send({ method: "POST", url: `${root}/responses`, headers, body }, options),
        readStatus: (answer) => perplexityStatusRule(answer, true),
        read: readResearch,
      });
    },
    tokensOf: (input) => researchTokens(model, input),
    probe: (options) =>
      caller({
        operation: "models",
        send: () => transport.send({ method: "GET", url: `${root}/models`, headers }, options),
        readStatus: (answer) => perplexityStatusRule(answer, false),
        read: readModels,
      }),
  };
}
