import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import type { CallOptions, CallResult, ProbeReport } from "../call/results.ts";
import { parseShape } from "../call/shape.ts";
import { DEFAULT_PERPLEXITY_MODEL, type PerplexitySettings, serviceRoot } from "../config.ts";
import { type Connection, JSON_HEADERS } from "../connection.ts";
import type { Fact } from "../lead-data.ts";
import { perplexityStatusRule } from "./classify.ts";
import { type ResearchInput, researchRequest } from "./prompt.ts";
import { factsIn, messageParts, runSchema, runStatusSchema, sourcesOf, supportedFacts } from "./run.ts";

export interface Research {
  /** Each with a source that the search really found; empty if nothing reliable was found. */
  readonly facts: Fact[];
  /** How many pages the search found. */
  readonly sources: number;
}

export interface PerplexityClient {
  /** Paid, also when repeated. Nothing found is a success with no facts. REJECTED: REJECTED or REFUSED. */
  research(input: ResearchInput, options?: CallOptions): Promise<CallResult<Research>>;
  /** Proves that the service answers and, where the list of models needs one, the key. Sees no credits. */
  probe(options?: CallOptions): Promise<CallResult<ProbeReport>>;
}

type Reading<T> = Judgement<"PERPLEXITY", T>;

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

function failedRun(json: unknown): Reading<never> | "incomplete" | undefined {
  const { status, error } = parseShape(runStatusSchema, json);
  if (status === "completed" && !error) return undefined;
  if (status === "incomplete" && !error) return "incomplete";
  const words = [error?.message, error?.type, error?.code].filter(Boolean).join(", ");
  return {
    rule: "perplexity.run-failed",
    why: `Answered HTTP 200 with a run of status "${status}". ${words}`,
  };
}

function readResearch(json: unknown): Reading<Research> {
  const failure = failedRun(json);
  if (typeof failure === "object") return failure;
  const { output, usage } = parseShape(runSchema, json);
  const costUsd = usage?.cost?.total_cost;
  if (failure === "incomplete")
    return { rule: "perplexity.incomplete", why: "The research ended early.", costUsd };
  const parts = messageParts(output);
  if (parts.some(({ type }) => type === "refusal")) {
    return { rule: "perplexity.refused", why: "The model declined to research this company.", costUsd };
  }
  const facts = factsIn(parts.map(({ text }) => text ?? "").join(""));
  if (facts === undefined) {
    return { rule: "perplexity.unusable-text", why: "The model's text is not a list of facts.", costUsd };
  }
  const sources = sourcesOf(output);
  const data = { facts: supportedFacts(facts, sources), sources: sources.length };
  return data.facts.length > 0 ? { data, costUsd } : { data, rule: "perplexity.nothing-found", costUsd };
}

function readModels(json: unknown): Reading<ProbeReport> {
  parseShape(modelsSchema, json);
  return { data: { detail: "The service answers. Credits are not seen by this probe." } };
}

export function createPerplexityClient(
  connection: Connection<"PERPLEXITY", PerplexitySettings>,
): PerplexityClient {
  const { settings, transport, caller } = connection;
  const root = `${serviceRoot(settings.baseUrl, "/v1")}/v1`;
  const model = settings.model ?? DEFAULT_PERPLEXITY_MODEL;
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
    probe: (options) =>
      caller({
        operation: "models",
        send: () => transport.send({ method: "GET", url: `${root}/models`, headers }, options),
        readStatus: (answer) => perplexityStatusRule(answer, false),
        read: readModels,
      }),
  };
}
