import type { RuleId } from "@leadgen/core";
import { errorBodyOf } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";

type Rule = RuleId<"INSTANTLY">;

/** Operations that name no campaign: there a 404 is about the endpoint. */
const WITHOUT_ID: readonly string[] = ["campaigns/create", "campaigns/list"];

function looksLikeHtml({ headers, text }: HttpAnswer): boolean {
  return /text\/html/i.test(headers["content-type"] ?? "") || /^\s*<(?:!doctype|html)/i.test(text);
}

/** Instantly's reading of a status outside 2xx. */
export function instantlyStatusRule(operation: string, answer: HttpAnswer): Rule | undefined {
  if (answer.status === 403) return looksLikeHtml(answer) ? "instantly.edge-block" : undefined;
  const aboutLeads = operation.startsWith("leads/");
  if (!aboutLeads && !operation.startsWith("campaigns/")) return undefined;
  if (answer.status === 400) return aboutLeads ? "instantly.lead-rejected" : "instantly.campaign-rejected";
  if (answer.status !== 404 || WITHOUT_ID.includes(operation)) return undefined;
  const { message = "" } = errorBodyOf(answer.text);
  const aboutOneLead = aboutLeads && /\blead\b/i.test(message) && !/campaign/i.test(message);
  return aboutOneLead ? "instantly.lead-not-found" : "instantly.campaign-gone";
}
