import type { Operation, RuleId } from "@leadgen/core";
import { isAboutAccount } from "../http/account-words.ts";
import { errorBodyOf } from "../http/provider-words.ts";
import type { HttpAnswer } from "../http/transport.ts";

type Rule = RuleId<"INSTANTLY">;

/** Operations that name no campaign: there a 404 is about the endpoint. */
const WITHOUT_ID: readonly Operation<"INSTANTLY">[] = ["campaigns/create", "campaigns/list"];

function looksLikeHtml({ headers, text }: HttpAnswer): boolean {
  return /text\/html/i.test(headers["content-type"] ?? "") || /^\s*<(?:!doctype|html)/i.test(text);
}

/** About the form of the request, which is equal for all: what it says of one lead's place holds for every lead. */
const FORM = /additional propert|required propert|unknown (?:key|field|propert)|unrecognized/i;

/** What makes a 400 one about the record; undefined: nothing does. */
export type RecordWords = (message: string) => boolean;

/** A field of the request beside its leads, which is equal for all. */
const BESIDE_LEADS = /\bbody[/.](?!leads\b)\w/;

/** One lead is sent, at `leads/0`; some checks name its address instead. */
export const namesTheLead =
  (email: string): RecordWords =>
  (message) => {
    const named =
      /\bleads(?:[/.]0|\[0\])(?!\d)/.test(message) || message.toLowerCase().includes(email.toLowerCase());
    return named && !BESIDE_LEADS.test(message) && !isAboutAccount(message.replaceAll(email, ""));
  };

/** What a campaign brought itself, by the names of the request's fields. */
export const namesField =
  (fields: readonly string[]): RecordWords =>
  (message) =>
    fields.some((field) => new RegExp(`\\bbody[/.]${field}\\b`).test(message));

/** A request that holds nothing but the record's id. */
export const holdsOnlyTheRecord: RecordWords = () => true;

/** How servers say that it is the path that they do not know. */
const OF_PATH = /\broute\b|\bendpoint\b|\b(?:GET|POST|PATCH|DELETE)\b ?:?\//;

/**
 * True for a 404 in Instantly's own words. A path that is gone answers 404 too, and so does what stands in between, with a page
 * or with nothing: neither knows the record.
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

/** Instantly's reading of a status outside 2xx. */
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
