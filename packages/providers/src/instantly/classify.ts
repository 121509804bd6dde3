import type { Operation, RuleId } from "@leadgen/core";
import { isAboutAccount } from "../http/account-words.ts";
import { errorBodyOf } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";

type Rule = RuleId<"INSTANTLY">;

/** Operations that name no campaign: their 404 is about the endpoint. */
const WITHOUT_ID: readonly Operation<"INSTANTLY">[] = ["campaigns/create", "campaigns/list"];

function looksLikeHtml({ headers, text }: HttpAnswer): boolean {
  return /text\/html/i.test(headers["content-type"] ?? "") || /^\s*<(?:!doctype|html)/i.test(text);
}

/** About the form of the request, which is equal for every lead: such a refusal is never about one lead. */
const FORM = /additional propert|required propert|unknown (?:key|field|propert)|unrecognized/i;

/** True if a 400's message is about the record. */
export type RecordWords = (message: string) => boolean;

/** A field of the request outside `leads`, which is equal for every lead. */
const BESIDE_LEADS = /\bbody[/.](?!leads\b)\w/;

/** The request holds one lead, at `leads/0`; some checks name its address instead. */
export const namesTheLead =
  (email: string): RecordWords =>
  (message) => {
    const named =
      /\bleads(?:[/.]0|\[0\])(?!\d)/.test(message) || message.toLowerCase().includes(email.toLowerCase());
    return named && !BESIDE_LEADS.test(message) && !isAboutAccount(message.replaceAll(email, ""));
  };

/** The message names one of these fields of the request, which hold the campaign's own values. */
export const namesField =
  (fields: readonly string[]): RecordWords =>
  (message) =>
    fields.some((field) => new RegExp(`\\bbody[/.]${field}\\b`).test(message));

/** For a request that holds only the record's id: every refusal is about the record. */
export const holdsOnlyTheRecord: RecordWords = () => true;

/** How servers say that they don't know the path. */
const OF_PATH = /\broute\b|\bendpoint\b|\b(?:GET|POST|PATCH|DELETE)\b ?:?\//;

/**
 * True for a 404 with Instantly's own message about the record. A removed path answers 404 too, and so does a proxy, with a
 * page or an empty body: those say nothing about the record.
 */
export function saysNotThere(answer: HttpAnswer): boolean {
  const { message } = errorBodyOf(answer.text);
  return answer.status === 404 && message !== undefined && !OF_PATH.test(message);
}

function rejectionRule(
  operation: Operation<"INSTANTLY">,
  answer: HttpAnswer,
  ofRecord: RecordWords | undefined,
): Rule | undefined {
  const { message } = errorBodyOf(answer.text);
  if (message === undefined || FORM.test(message) || !ofRecord?.(message)) return undefined;
  return operation.startsWith("leads/") ? "instantly.lead-rejected" : "instantly.campaign-rejected";
}

/** The rule for a status outside 2xx. */
export function instantlyStatusRule(
  operation: Operation<"INSTANTLY">,
  answer: HttpAnswer,
  ofRecord?: RecordWords,
): Rule | undefined {
  const { status } = answer;
  if (status === 403) return looksLikeHtml(answer) ? "instantly.edge-block" : undefined;
  if (status === 400 || status === 422) return rejectionRule(operation, answer, ofRecord);
  const ofCampaign = /^(?:leads|campaigns)\//.test(operation) && !WITHOUT_ID.includes(operation);
  return ofCampaign && saysNotThere(answer) ? "instantly.campaign-gone" : undefined;
}
