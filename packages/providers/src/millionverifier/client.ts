import { z } from "zod";
import type { Judgement } from "../call/caller.ts";
import {
  anything,
  isEmptyReport,
  looseBoolean,
  looseNumber,
  looseText,
  neededNumber,
} from "../call/loose.ts";
import type { CallOptions, CallResult, ProbeReport } from "../call/results.ts";
import { parseShape } from "../call/shape.ts";
import { type Connection, GET_HEADERS } from "../connection.ts";
import { serviceRoot } from "../http/service-root.ts";
import { millionVerifierErrorRule, millionVerifierResultRule } from "./classify.ts";

export interface Verification {
  readonly result: "ok" | "catch_all";
  /** A role address such as info@; null if the verifier does not say. */
  readonly role: boolean | null;
  /** At a free-mail domain; null if the verifier does not say. */
  readonly free: boolean | null;
  /** Null if the verifier does not say. */
  readonly creditsLeft: number | null;
}

export interface MillionVerifierClient {
  /**
   * Costs a credit, each time. REJECTED: INVALID_ADDRESS, DISPOSABLE_ADDRESS or UNVERIFIABLE_ADDRESS.
   */
  verify(email: string, options?: CallOptions): Promise<CallResult<Verification>>;
  /** Credits left, renewing ones included. Free. */
  credits(options?: CallOptions): Promise<CallResult<{ remaining: number }>>;
  /** Proves the key, and that credits are left. */
  probe(options?: CallOptions): Promise<CallResult<ProbeReport>>;
}

type Reading<T> = Judgement<"MILLIONVERIFIER", T>;

/** Read first, since errors come with HTTP 200. */
const errorSchema = z.object({ error: anything, result: looseText, resultcode: looseNumber });

/** The documented code of `result` `error`: beside another word, the answer contradicts itself. */
const ERROR_CODE = 4;

/** Only `result` decides; the other fields are informative. */
const verificationSchema = z.object({
  result: z
    .string()
    .transform((word) => word.trim().toLowerCase())
    .refine((word) => word !== ""),
  role: looseBoolean,
  free: looseBoolean,
  credits: looseNumber,
});

/** An `error` of another type counts as an error too, even if JSON.stringify fails on its depth. */
function errorText(error: unknown): string {
  if (isEmptyReport(error)) return "";
  if (typeof error === "string") return error;
  try {
    return JSON.stringify(error);
  } catch {
    return "unreadable";
  }
}

function readError(json: unknown): Reading<never> | undefined {
  const { error, result, resultcode } = parseShape(errorSchema, json);
  const text = errorText(error);
  const failed = result?.trim().toLowerCase() === "error" || resultcode === ERROR_CODE;
  const rule = millionVerifierErrorRule(text, failed);
  return rule && { rule, why: `Answered HTTP 200 with the error "${text}".` };
}

function readVerification(json: unknown): Reading<Verification> {
  const error = readError(json);
  if (error !== undefined) return error;
  const { result, role, free, credits: creditsLeft } = parseShape(verificationSchema, json);
  const rule = millionVerifierResultRule(result);
  const data = { role, free, creditsLeft };
  if (rule === undefined) return { data: { ...data, result: "ok" }, credits: 1 };
  if (rule === "millionverifier.catch-all")
    return { data: { ...data, result: "catch_all" }, rule, credits: 1 };
  return { rule, why: `The verifier's result for this address is "${result}".`, credits: 1 };
}

const creditsSchema = z.object({ credits: neededNumber, renewing_credits: looseNumber });

function readCredits(json: unknown): Reading<{ remaining: number }> {
  const error = readError(json);
  if (error !== undefined) return error;
  const { credits, renewing_credits: renewing } = parseShape(creditsSchema, json);
  return { data: { remaining: credits + (renewing ?? 0) } };
}

function readProbe(json: unknown): Reading<ProbeReport> {
  const reading = readCredits(json);
  if (!("data" in reading)) return reading;
  const { remaining } = reading.data;
  if (remaining > 0)
    return { data: { detail: `The key is accepted; ${remaining} credits left.`, credits: remaining } };
  return { rule: "millionverifier.no-credits-left", why: "The key is accepted, but no credits are left." };
}

/** Seconds that the service waits for the recipient's mail server (2 to 60), well inside our own deadline. */
function serviceTimeout(deadlineMs: number): number {
  return Math.min(60, Math.max(2, Math.floor(deadlineMs / 1000) - 10));
}

export function createMillionVerifierClient(
  connection: Connection<"MILLIONVERIFIER">,
): MillionVerifierClient {
  const { settings, transport, caller } = connection;
  const root = `${serviceRoot(settings.baseUrl, "/api/v3")}/api/v3`;
  const key = encodeURIComponent(settings.apiKey);

  /** The URL holds the key, so it never leaves this function. */
  function send(path: string, options: CallOptions | undefined) {
    return transport.send({ method: "GET", url: `${root}${path}`, headers: GET_HEADERS }, options);
  }

  function credits<T>(read: (json: unknown) => Reading<T>, options?: CallOptions) {
    return caller({ operation: "credits", send: () => send(`/credits?api=${key}`, options), read });
  }

  return {
    verify(email, options) {
      const timeout = serviceTimeout(settings.deadlineMs);
      const path = `/?api=${key}&email=${encodeURIComponent(email)}&timeout=${timeout}`;
      return caller({ operation: "verify", send: () => send(path, options), read: readVerification });
    },
    credits: (options) => credits(readCredits, options),
    probe: (options) => credits(readProbe, options),
  };
}
