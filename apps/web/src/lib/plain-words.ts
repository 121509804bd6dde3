import {
  CAMPAIGN_STATUSES,
  FAILURE_KINDS,
  type FailureKind,
  JOB_STATUSES,
  LEAD_STATUSES,
} from "@leadgen/core";
import { FAILURE_WORDS } from "./failure-words.ts";

const STATES: readonly string[] = [
  ...CAMPAIGN_STATUSES,
  ...JOB_STATUSES,
  ...LEAD_STATUSES,
  ...["OPEN", "CLOSED", "NOT_ACTIVATED", "ACTIVATING", "ACTIVE", "UNKNOWN"],
];

const CODE = new RegExp(`\\b(${[...STATES, ...FAILURE_KINDS].join("|")})\\b`, "g");

const isFailure = (code: string): code is FailureKind => Object.hasOwn(FAILURE_WORDS, code);

/** A sentence of the API, which names states by their codes, in words for people: "A draft campaign can't be retried." */
export const plainWords = (sentence: string): string =>
  sentence.replaceAll(CODE, (code) => {
    if (isFailure(code)) return FAILURE_WORDS[code].says;
    return code === "CREATED" ? "draft" : code.toLowerCase().replaceAll("_", " ");
  });
