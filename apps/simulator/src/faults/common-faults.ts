import { PROVIDER_NAMES } from "../providers/names.ts";
import type { FaultEntry } from "./catalogue-types.ts";

const ALL = PROVIDER_NAMES;

/** The operations that cost something or change something; only they can hit a used-up quota. */
const PAID_OPERATIONS = [
  "people/match",
  "people/bulk_match",
  "organizations/enrich",
  "verify",
  "responses",
  "chat/completions",
  "search",
  "leads/add",
  "leads/create",
] as const;

const failure = { providers: ALL, means: "provider-failure" } as const;

/** Faults that every provider can show. */
export const COMMON_FAULTS = {
  slow: {
    providers: ALL,
    stage: "connection",
    means: "nothing",
    does: "waits `ms` (default 2000), then works and answers as usual",
    workDone: true,
  },
  hold: {
    providers: ALL,
    stage: "connection",
    means: "nothing",
    does: "waits until the faults are cleared, then works and answers as usual",
    workDone: true,
  },
  "hang-before-headers": {
    ...failure,
    stage: "connection",
    does: "never answers; the connection stays open until the caller leaves",
    workDone: false,
  },
  "hang-after-work": {
    ...failure,
    stage: "connection",
    does: "does the work, then never answers",
    workDone: true,
  },
  "hang-mid-body": {
    ...failure,
    stage: "connection",
    does: "does the work, sends headers and half of the body, then nothing more",
    workDone: true,
  },
  "cut-mid-body": {
    ...failure,
    stage: "connection",
    does: "does the work, sends headers and half of the body, then closes the connection",
    workDone: true,
  },
  "connection-reset": {
    ...failure,
    stage: "connection",
    does: "resets the connection (TCP RST) without an answer",
    workDone: false,
  },
  "refuse-connection": {
    ...failure,
    stage: "connection",
    does: "closes the connection without an answer (the five share one port, so TCP itself accepts)",
    workDone: false,
  },
  "drop-after-work": {
    ...failure,
    stage: "connection",
    does: "does the work, then closes the connection without an answer",
    workDone: true,
  },
  "http-500": { ...failure, stage: "instead", does: "500 in the provider's error form", workDone: false },
  "http-502-html": { ...failure, stage: "instead", does: "502 with a gateway's HTML page", workDone: false },
  "http-503": { ...failure, stage: "instead", does: "503 in the provider's error form", workDone: false },
  "rate-limited": { ...failure, stage: "instead", does: "429 without Retry-After", workDone: false },
  "rate-limited-retry-after": {
    ...failure,
    stage: "instead",
    does: "429 with Retry-After of `retryAfterSeconds` (default 2)",
    workDone: false,
  },
  "rate-limited-huge-retry-after": {
    ...failure,
    stage: "instead",
    does: "429 with Retry-After 15733 (hours, as measured at Apollo)",
    workDone: false,
  },
  "rate-limited-retry-after-date": {
    ...failure,
    stage: "instead",
    does: "429 with Retry-After as a date, `retryAfterSeconds` (default 3600) after Date",
    workDone: false,
  },
  "redirected-elsewhere": {
    ...failure,
    stage: "instead",
    does: "307 to another host, to which the key must not be sent",
    workDone: false,
  },
  unauthorized: {
    ...failure,
    stage: "instead",
    does: "the provider's answer to a bad key (MillionVerifier: HTTP 200)",
    workDone: false,
  },
  forbidden: {
    ...failure,
    stage: "instead",
    does: "403: plan, scope, region or blocked key, in the provider's form",
    workDone: false,
  },
  "quota-exhausted": {
    ...failure,
    operations: PAID_OPERATIONS,
    stage: "instead",
    does: "credits used up, in the provider's own form: Apollo 422, MillionVerifier 200, Perplexity 401, OpenAI 429, Instantly 402; credit calls show 0 left",
    workDone: false,
  },
  "endpoint-withdrawn": {
    ...failure,
    stage: "instead",
    does: "what a retired path answers: Apollo 422, Perplexity 403, the others 404",
    workDone: false,
  },
  "malformed-json": {
    ...failure,
    stage: "body",
    does: "does the work, answers with JSON cut off in the middle",
    workDone: true,
  },
  "html-200": { ...failure, stage: "instead", does: "200 with an HTML page", workDone: false },
  "empty-200": {
    ...failure,
    stage: "body",
    does: "does the work, answers with an empty body",
    workDone: true,
  },
  "wrong-shape-200": {
    ...failure,
    stage: "instead",
    does: "200 with valid JSON of another shape",
    workDone: false,
  },
} as const satisfies Record<string, FaultEntry>;
