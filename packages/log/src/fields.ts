import { cleaned, plain } from "./plain.ts";

/** `value`: a text, number, flag, null, or a list of them. `error`: as `plain` describes it. */
type Field = "value" | "error";

/**
 * All fields that a line may have besides `time`, `level`, `app`, `worker` and `msg`. Other fields are left out, no matter which code
 * logs them: so a secret can get into the log only under one of these names. docs/operations.md explains the fields.
 */
export const FIELDS = {
  // Whose, and about what
  requestId: "value",
  organizationId: "value",
  userId: "value",
  tokenId: "value",
  actor: "value",
  campaignId: "value",
  leadId: "value",
  jobId: "value",
  workerId: "value",
  // A request
  method: "value",
  route: "value",
  status: "value",
  aborted: "value",
  procedures: "value",
  path: "value",
  // A job and its calls
  type: "value",
  attempt: "value",
  epoch: "value",
  step: "value",
  provider: "value",
  endpoint: "value",
  outcome: "value",
  how: "value",
  ms: "value",
  waitedMs: "value",
  httpStatus: "value",
  providerRequestId: "value",
  credits: "value",
  costUsd: "value",
  kind: "value",
  rule: "value",
  retryAfterSeconds: "value",
  opened: "value",
  jobsPaused: "value",
  reference: "value",
  endedBy: "value",
  reason: "value",
  frames: "value",
  // What went wrong
  err: "error",
  repeated: "value",
  // Workers
  rescued: "value",
  failed: "value",
  workersLost: "value",
  callsUnknown: "value",
  ownCallsUnknown: "value",
  poolsUnlocked: "value",
  recognised: "value",
  handedBack: "value",
  drainMs: "value",
  port: "value",
  scope: "value",
  // Alerts and mails
  alertId: "value",
  channel: "value",
  purpose: "value",
} as const satisfies Readonly<Record<string, Field>>;

const TEXT = 500;
const LIST = 50;

const VALUES: ReadonlySet<string> = new Set(
  Object.entries(FIELDS).flatMap(([name, field]) => (field === "value" ? name : [])),
);

/** The part of `fields` that may be logged. */
export function allowed(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isAllowed(fields) ? fields : partOf(fields, FIELDS);
}

/** Nearly every line is logged as it is, and making another object of it costs as much as this check. */
function isAllowed(fields: Readonly<Record<string, unknown>>): boolean {
  for (const name in fields) if (!VALUES.has(name) || !isPlain(fields[name])) return false;
  return true;
}

const isPlain = (value: unknown): boolean =>
  typeof value === "string"
    ? value.length <= TEXT
    : value === null || value === undefined || typeof value === "number" || typeof value === "boolean";

function partOf(
  fields: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, Field>>,
): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.hasOwn(names, name) ? names[name] : undefined;
    if (value === undefined) continue;
    if (field === undefined) unknown.push(name);
    else told[name] = shape(value, field);
  }
  if (unknown.length > 0) told.unknown = unknown;
  return told;
}

function shape(value: unknown, field: Field): unknown {
  if (field === "error") return cleanedTexts(partOf({ ...plain(value), ...asPlain(value) }, ERROR));
  if (Array.isArray(value)) return value.slice(0, LIST).map(scalar);
  return scalar(value);
}

const ERROR = { type: "value", code: "value", message: "value", at: "value", cause: "value" } as const;

const cleanedTexts = (error: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(error).map(([name, value]) => [name, typeof value === "string" ? cleaned(value) : value]),
  );

/** An error that is already plain stays as it is. */
const asPlain = (value: unknown): object =>
  typeof value === "object" && value !== null && !(value instanceof Error) ? value : {};

function scalar(value: unknown): unknown {
  if (typeof value === "string") return value.slice(0, TEXT);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  return `(${typeof value})`;
}
