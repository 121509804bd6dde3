import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import { isEmptyReport, recordIn } from "../call/loose.ts";
import { parseShape } from "../call/shape.ts";
import type { Fact } from "../lead-data.ts";
import { answerIn } from "../model/answer-text.ts";
import { usedTokens } from "../model/token-count.ts";
import { perplexityAccountRule, perplexityRunRule, type RunError } from "./classify.ts";
import { factsIn, sourcesOf, supportedFacts } from "./facts.ts";

export interface Research {
  /** Each has a source that the search returned; empty if the model found nothing reliable. */
  readonly facts: Fact[];
  /** How many pages the search found. */
  readonly sources: number;
}

type Reading = Judgement<"PERPLEXITY", Research>;

/** Read first: a failed run may lack the other fields. */
const statusSchema = z.object({ status: z.string() });

const outputSchema = z.object({ output: z.array(z.unknown()) });

/** An unreadable `error` counts as an error too. */
function errorOf(error: unknown): RunError {
  if (isEmptyReport(error)) return { codes: [], words: "" };
  const { message, type, code } = recordIn(error) ?? {};
  const codes = [type, code]
    .filter((each) => typeof each === "string" || typeof each === "number")
    .map(String);
  const words = [typeof message === "string" ? message : "", ...codes].filter(Boolean).join(", ");
  return { codes: codes.length === 0 ? ["unknown"] : codes, words };
}

/** The cost that the run reports, in US dollars; undefined if unknown. */
function costOf(json: unknown): number | undefined {
  const { total_cost: total, currency = "USD" } = recordIn(recordIn(recordIn(json)?.usage)?.cost) ?? {};
  return typeof total === "number" && currency === "USD" ? total : undefined;
}

function readFacts(json: unknown): Reading {
  const trouble = errorOf(recordIn(json)?.error);
  const account = perplexityAccountRule(trouble);
  if (account !== undefined)
    return { rule: account, why: `Answered HTTP 200 with an error. ${trouble.words}` };
  const { status } = parseShape(statusSchema, json);
  const rule = perplexityRunRule(status, trouble);
  if (rule !== undefined)
    return { rule, why: `Answered HTTP 200 with a run of status "${status}". ${trouble.words}` };
  const { output } = parseShape(outputSchema, json);
  const answer = answerIn(output);
  if (answer.refused)
    return { rule: "perplexity.refused", why: "The model declined to research this company." };
  const sources = sourcesOf(output);
  const found = factsIn(answer.texts);
  const data = { facts: supportedFacts(found ?? [], sources), sources: sources.length };
  if (found === undefined) return { data, rule: "perplexity.unusable-text" };
  return data.facts.length > 0 ? { data } : { data, rule: "perplexity.nothing-found" };
}

export function readResearch(json: unknown): Reading {
  return { ...readFacts(json), costUsd: costOf(json), tokens: usedTokens(json) };
}
