import { PROVIDERS, type Provider } from "@leadgen/core";
import { autocommit } from "@leadgen/db";
import { z } from "zod";
import type { Visible } from "../access/in-organization.ts";
import { withoutAddresses } from "../access/redact.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { procedure } from "../procedure/procedure.ts";
import {
  count,
  countOrNull,
  failureKind,
  named,
  provider,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "../schema/fields.ts";
import { nothing } from "../schema/input.ts";
import { readFullLimits } from "./read-full-limits.ts";

const providerCalls = named(
  "ProviderCalls",
  z.object({
    provider,
    configured: z.boolean(),
    /** Includes persons' own calls, such as probes. */
    lastSuccess: z.object({ at: time, endpoint: text, latencyMs: countOrNull }).nullable(),
    lastFailure: z
      .object({
        at: time,
        endpoint: text,
        failureKind: failureKind.nullable(),
        httpStatus: countOrNull,
        message: textOrNull,
        providerRequestId: textOrNull,
      })
      .nullable(),
    inFlight: count,
    /** Calls that began in the last minute. */
    lastMinute: count,
    /** The rate limits that all processes share. */
    limits: z.array(
      z.object({
        counted: text,
        /** Empty: all endpoints that no other limit of the provider names. */
        endpoints: z.array(text),
        windows: z.array(z.object({ calls: count, perSeconds: z.number() })),
        /** When the next call may begin, if the limit is used up. Null: calls may begin now. */
        fullUntil: timeOrNull,
      }),
    ),
  }),
);
const answer = z.object({ items: z.array(providerCalls) });
type ProviderCalls = z.output<typeof providerCalls>;

export const calls = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/calls",
  area: "Queue",
  summary: "Calls by provider: the last success and failure, calls under way, and the rate limits",
})
  .input(nothing)
  .output(answer)
  .query(async ({ ctx: { deps, visible } }) => ({ items: await readCalls(deps, visible) }));

async function readCalls(deps: ApiDeps, visible: Visible): Promise<ProviderCalls[]> {
  const tx = autocommit(deps.pool);
  const rows = await tx.query<Row>(CALLS);
  const full = await readFullLimits(tx, deps.rateLimits);
  return PROVIDERS.map((each) =>
    itemOf(each, { deps, visible, full, row: rows.find((row) => row.provider === each) }),
  );
}

type Success = NonNullable<ProviderCalls["lastSuccess"]>;
type Failure = NonNullable<ProviderCalls["lastFailure"]>;
type Timed<T extends { at: Date }> = Omit<T, "at"> & { readonly at: string };

interface Row {
  readonly provider: Provider;
  /** As JSON, in which a time is text. */
  readonly lastSuccess: Timed<Success> | null;
  readonly lastFailure: Timed<Failure> | null;
  readonly inFlight: number;
  readonly lastMinute: number;
}

interface Given {
  readonly deps: ApiDeps;
  readonly visible: Visible;
  readonly full: ReadonlyMap<string, Date>;
  readonly row: Row | undefined;
}

function itemOf(each: Provider, { deps, visible, full, row }: Given): ProviderCalls {
  const success = row?.lastSuccess ?? null;
  const failure = row?.lastFailure ?? null;
  // The call may be any organization's, so addresses are removed (rule P2).
  const told = (message: string | null) => (visible === null ? message : withoutAddresses(message));
  return {
    provider: each,
    configured: deps.configuredProviders.includes(each),
    lastSuccess: success && { ...success, at: new Date(success.at) },
    lastFailure: failure && { ...failure, at: new Date(failure.at), message: told(failure.message) },
    inFlight: row?.inFlight ?? 0,
    lastMinute: row?.lastMinute ?? 0,
    limits: (deps.rateLimits[each] ?? []).map(({ bucket, endpoints = [], limit }) => ({
      counted: bucket,
      endpoints: [...endpoints],
      windows: limit.windows.map(({ calls, perSeconds }) => ({ calls, perSeconds })),
      fullUntil: full.get(bucket) ?? null,
    })),
  };
}

// Each part uses an index: the latest by provider and outcome, those under way, and the last minute's by their ids.
const CALLS = `
  SELECT provider,
         (SELECT jsonb_build_object('at', ended_at, 'endpoint', endpoint, 'latencyMs', latency_ms) FROM provider_call
          WHERE provider = each.provider AND outcome = 'SUCCEEDED' ORDER BY id DESC LIMIT 1) AS "lastSuccess",
         (SELECT jsonb_build_object('at', ended_at, 'endpoint', endpoint, 'failureKind', failure_kind, 'httpStatus', http_status,
                                    'message', message, 'providerRequestId', provider_request_id) FROM provider_call
          WHERE provider = each.provider AND outcome = 'FAILED' ORDER BY id DESC LIMIT 1) AS "lastFailure",
         coalesce(flying.n, 0) AS "inFlight", coalesce(lately.n, 0) AS "lastMinute"
  FROM unnest(enum_range(NULL::provider)) AS each (provider)
  LEFT JOIN (SELECT provider, count(*)::int AS n FROM provider_call WHERE outcome IS NULL GROUP BY provider) AS flying USING (provider)
  LEFT JOIN (SELECT provider, count(*)::int AS n FROM provider_call
             WHERE id > uuidv7(interval '-1 minute') GROUP BY provider) AS lately USING (provider)`;
