import type { FailureRow } from "./failure-row.ts";

/** MillionVerifier's own signals: it says nearly everything with HTTP 200. */
export const MILLIONVERIFIER_ROWS = [
  {
    id: "millionverifier.bad-key",
    provider: "MILLIONVERIFIER",
    signal: "HTTP 200 with an `error` that names the API key, for example `Apikey not found`",
    verdict: { failure: "UNAUTHORIZED" },
  },
  {
    id: "millionverifier.credits-exhausted",
    provider: "MILLIONVERIFIER",
    signal: "HTTP 200 with an `error` that names credits",
    verdict: { failure: "QUOTA_EXHAUSTED" },
  },
  {
    id: "millionverifier.no-credits-left",
    provider: "MILLIONVERIFIER",
    operations: ["credits"],
    signal: "HTTP 200 with `credits` + `renewing_credits` at or below 0",
    verdict: { failure: "QUOTA_EXHAUSTED" },
    note: "A subscription may show 0 `credits` and still have renewing ones.",
  },
  {
    id: "millionverifier.ip-blocked",
    provider: "MILLIONVERIFIER",
    signal: "HTTP 200 with an `error` that says that the IP address is blocked or not allowed",
    verdict: { failure: "FORBIDDEN" },
  },
  {
    id: "millionverifier.too-many-requests",
    provider: "MILLIONVERIFIER",
    signal: "HTTP 200 with an `error` that says rate limit or too many requests",
    verdict: { failure: "RATE_LIMITED" },
  },
  {
    id: "millionverifier.internal-error",
    provider: "MILLIONVERIFIER",
    signal: "HTTP 200 with an `error` that says internal error",
    verdict: { failure: "SERVER_ERROR" },
  },
  {
    id: "millionverifier.unknown-error",
    provider: "MILLIONVERIFIER",
    signal:
      "HTTP 200 with any other `error`, also one that is no text, or with `result` `error` or `resultcode` 4",
    verdict: { failure: "RUN_FAILED" },
    note: "Its texts are mostly undocumented: a text that is not known to be about the address does not count against the lead.",
  },
  {
    id: "millionverifier.address-not-accepted",
    provider: "MILLIONVERIFIER",
    operations: ["verify"],
    signal:
      "HTTP 200 with an `error` that begins with no, missing or invalid e-mail, or says that the e-mail is missing or invalid",
    verdict: { record: "INVALID_ADDRESS" },
    why: "We send one address, and the text is about it. If the name of our parameter were refused, every lead would get this answer.",
    maybeOurs: true,
  },
  {
    id: "millionverifier.invalid",
    provider: "MILLIONVERIFIER",
    operations: ["verify"],
    signal: "`result` `invalid`",
    verdict: { record: "INVALID_ADDRESS" },
    why: "`result` is the verdict on the one address that was sent.",
  },
  {
    id: "millionverifier.disposable",
    provider: "MILLIONVERIFIER",
    operations: ["verify"],
    signal: "`result` `disposable`",
    verdict: { record: "DISPOSABLE_ADDRESS" },
    why: "`result` is the verdict on the one address that was sent.",
  },
  {
    id: "millionverifier.unknown",
    provider: "MILLIONVERIFIER",
    operations: ["verify"],
    signal: "`result` `unknown` or `unverified`",
    verdict: { record: "UNVERIFIABLE_ADDRESS" },
    why: "`result` is the verdict on the one address that was sent.",
  },
  {
    id: "millionverifier.new-word",
    provider: "MILLIONVERIFIER",
    operations: ["verify"],
    signal: "`result` is any word that is not documented",
    verdict: { record: "UNVERIFIABLE_ADDRESS" },
    why: "`result` is the verdict on the one address that was sent; an unknown word is never taken for ok. A new word for ok would come for most addresses, and rule J14 would stop the campaign.",
    maybeOurs: true,
  },
  {
    id: "millionverifier.catch-all",
    provider: "MILLIONVERIFIER",
    operations: ["verify"],
    signal: "`result` `catch_all`",
    verdict: { success: true },
    note: "The domain takes every address; the lead goes on.",
  },
] as const satisfies readonly FailureRow<"MILLIONVERIFIER">[];
