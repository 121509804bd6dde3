import { PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import { readBreaker } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { z } from "zod";
import { withoutAddresses } from "../access/redact.ts";
import { SQL_WORKERS_ALIVE } from "../db/workers-alive.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { named, provider, text, timeOrNull } from "../schema/fields.ts";
import { readFullLimits } from "./read-full-limits.ts";

/** Why work does not go on; the first is what stops it now. */
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
    /** What is not as it must be, and what helps. */
    message: text,
    provider: provider.nullable(),
    /** Until when it will last, where that is known. */
    until: timeOrNull,
  }),
);

/** Every condition that is not met, what stops it now first. Empty: it goes on. */
export const waitList = z.object({ items: z.array(wait) });

export type Wait = z.output<typeof wait>;

export const waitFor = (
  code: Wait["code"],
  message: string,
  more: Partial<Pick<Wait, "provider" | "until">> = {},
): Wait => ({ code, message, provider: null, until: null, ...more });

/** What keeps every campaign's work from going on. Run it in a snapshot. */
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
  const { state, provider, failureKind, reason } = await readBreaker(tx);
  if (state !== "OPEN") return [];
  // Everybody reads this.
  const why =
    provider === null
      ? `by hand: ${reason}`
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
