import type { JsonSchema } from "../json-schema.ts";
import { OTHER_ID } from "./example-ids.ts";

/** Examples by field name, so that they look like real data. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  name: "Ferries in Norway",
  organizationName: "Nordkyst",
  campaignName: "Ferries in Norway",
  providerName: "OpenAI",
  q: "ferries",
  reason: "Credits topped up",
  limit: 50,
  leadLimit: 50,
  firstName: "Kari",
  lastName: "Nordmann",
  title: "Head of Operations",
  email: "kari@example.no",
  companyName: "Fjordline",
  companyDomain: "example.no",
  linkedinUrl: "https://www.linkedin.com/in/kari",
  city: "Bergen",
  country: "Norway",
  emailSubject: "Routes for the winter timetable",
  emailBody: "Dear Kari, …",
  step: "VERIFY",
  endpoint: "GET /api/v3",
  actor: "ada@example.com",
  createdBy: "ada@example.com",
  openedBy: "worker:one",
  value: "example.org",
  values: ["ada@example.com", "example.org"],
  message: "You exceeded your current quota.",
  advice: "Top up the credits, probe, then close.",
  summary: "The key is accepted.",
  httpStatus: 429,
  errorCode: "REJECTED",
  endedBy: "openai.incomplete",
  errorMessage: "The address is not one.",
  pauseReason: "OpenAI QUOTA_EXHAUSTED",
  apolloPersonId: "64f1c0de",
  instantlyCampaignId: "0198c0de-0000-7000-8000-0000000000aa",
  instantlyLeadId: "0198c0de-0000-7000-8000-0000000000bb",
  epoch: 1,
  heartbeatAgeSeconds: 1.4,
  commitsWaitSeconds: 0,
  pendingMigrations: [],
  result: "ok",
  nextCursor: null,
  cursor: null,
  password: "correct horse battery staple",
  currentPassword: "correct horse battery staple",
  newPassword: "an even longer staple of horses",
};

const NOW = "2026-03-02T09:30:00.000Z";

/** Resolves references. */
export type Resolve = (ref: string) => JsonSchema;

/** A value that the schema accepts: from the table by the field's name, otherwise the simplest one. */
export function exampleOf(schema: JsonSchema, resolve: Resolve, name = ""): unknown {
  if (schema.$ref !== undefined) return exampleOf(resolve(schema.$ref), resolve, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.default ?? schema.enum[0];
  if (schema.anyOf !== undefined) return exampleOfAny(schema.anyOf, resolve, name);
  if (schema.type === "object") return exampleOfObject(schema, resolve);
  if (Object.hasOwn(BY_NAME, name) && fits(BY_NAME[name], schema)) return BY_NAME[name];
  if (schema.type === "array") return schema.items === undefined ? [] : [exampleOf(schema.items, resolve)];
  if (schema.type === "string") return exampleOfText(schema);
  if (schema.type === "integer" || schema.type === "number") return exampleOfNumber(schema);
  if (schema.type === "boolean") return true;
  return null;
}

/** A nullable field is null if the table says so or its only type is null. */
function exampleOfAny(options: readonly JsonSchema[], resolve: Resolve, name: string): unknown {
  const [other] = options.filter((option) => option.type !== "null");
  if (other === undefined || (Object.hasOwn(BY_NAME, name) && BY_NAME[name] === null)) return null;
  return exampleOf(other, resolve, name);
}

function exampleOfObject(schema: JsonSchema, resolve: Resolve): Record<string, unknown> {
  const required = new Set(schema.required ?? []);
  const shown = Object.entries(schema.properties ?? {}).filter(([field]) => required.has(field));
  return Object.fromEntries(shown.map(([field, property]) => [field, exampleOf(property, resolve, field)]));
}

function exampleOfText(schema: JsonSchema): string {
  if (schema.format === "uuid") return OTHER_ID;
  if (schema.format === "date-time") return NOW;
  if (schema.format === "email") return "ada@example.com";
  if (schema.format === "uri") return "https://example.com";
  return "text".padEnd(Number(schema.minLength ?? 0), ".");
}

function exampleOfNumber({ minimum, exclusiveMinimum }: JsonSchema): number {
  return Math.max(Number(minimum ?? 0), Number(exclusiveMinimum ?? -1) + 1, 0);
}

function fits(value: unknown, schema: JsonSchema): boolean {
  if (Array.isArray(value)) return schema.type === "array";
  return typeof value === (schema.type === "integer" ? "number" : schema.type);
}
