import { PROVIDER_NAMES, PROVIDERS, type Provider, stoppedBy, whyOpened } from "@leadgen/core";
import { readBreaker } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { z } from "zod";
import { withoutAddresses } from "../access/redact.ts";
import { SQL_WORKERS_ALIVE } from "../db/workers-alive.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { named, provider, text, timeOrNull } from "../schema/fields.ts";
import { readFullLimits } from "./read-full-limits.ts";

/** Why work makes no progress. The order is that of the answer: the first is what stops work now. */
const WAIT_CODES = [
  "BREAKER_OPEN",
  "NO_WORKER",
  "NO_KEY",
  "LIMIT",
  "BEHIND",
  "NOTHING_TO_DO",
  "NOT_STARTED",
  "NOBODY_FOUND",
  "NOT_ACTIVATED",
] as const;

const wait = named(
  "Wait",
  z.object({
    code: z.enum(WAIT_CODES),
    /** The unmet condition, and what to do about it. */
    message: text,
    provider: provider.nullable(),
    /** When it will end, if that is known. */
    until: timeOrNull,
  }),
);

/** All unmet conditions, starting with the one that stops work now. Empty: work makes progress. */
export const waitList = z.object({ items: z.array(wait) });

export type Wait = z.output<typeof wait>;

export const waitFor = (
  code: Wait["code"],
  message: string,
  more: Partial<Pick<Wait, "provider" | "until">> = {},
): Wait => ({ code, message, provider: null, until: null, ...more });

/** Conditions that stop the work of every campaign. Must run in a snapshot. */
export async function readCommonWaits(
  tx: Tx,
  { configuredProviders, rateLimits }: Pick<ApiDeps, "configuredProviders" | "rateLimits">,
): Promise<Wait[]> {
  const [workers] = await tx.query<{ alive: number }>(`SELECT ${SQL_WORKERS_ALIVE} AS alive`);
  return [
    ...(await breakerWait(tx)),
    ...(workers?.alive === 0 ? [waitFor("NO_WORKER", NO_WORKER)] : []),
    ...PROVIDERS.filter((each) => !configuredProviders.includes(each)).map(noKey),
    ...(await limitWaits(tx, rateLimits)),
  ];
}

const NO_WORKER = "No worker is alive, so nothing runs. Start one on a server: make worker.";

async function breakerWait(tx: Tx): Promise<Wait[]> {
  const { state, provider, failureKind, openedBy, reason } = await readBreaker(tx);
  if (state !== "OPEN") return [];
  // Everybody reads this, so addresses are removed.
  const why =
    provider === null
      ? `${stoppedBy(whyOpened({ provider, openedBy }))}: ${reason}`
      : `${PROVIDER_NAMES[provider]} failed (${failureKind}): ${withoutAddresses(reason)}`;
  return [
    waitFor("BREAKER_OPEN", `All work is stopped, ${why} An operator closes the breaker.`, { provider }),
  ];
}

const noKey = (provider: Provider): Wait =>
  waitFor(
    "NO_KEY",
    `${PROVIDER_NAMES[provider]} has no API key: set ${provider}_API_KEY for the workers and restart them.`,
    { provider },
  );

async function limitWaits(tx: Tx, rateLimits: ApiDeps["rateLimits"]): Promise<Wait[]> {
  const full = await readFullLimits(tx, rateLimits);
  return PROVIDERS.flatMap((provider) =>
    (rateLimits[provider] ?? []).flatMap(({ bucket, endpoints }) => {
      const until = full.get(bucket);
      if (until === undefined) return [];
      const what = endpoints === undefined ? "" : ` (${endpoints.join(", ")})`;
      return [
        waitFor("LIMIT", `${PROVIDER_NAMES[provider]}${what}: as many calls as its limit allows were made.`, {
          provider,
          until,
        }),
      ];
    }),
  );
}
