import { z } from "zod";
import { parseControl } from "./control-error.ts";
import { FAULT_NAMES, type FaultName, faultApplies, faultsOf } from "./faults/catalogue.ts";
import type { NamedFault } from "./faults/fault-set.ts";
import { PROVIDERS } from "./providers/all.ts";
import {
  type AnyProviderName,
  operationName,
  PROVIDER_NAMES,
  type ProviderName,
  providerName,
} from "./providers/names.ts";
import type { NamedLatency } from "./simulation.ts";

/** Also accepts core's spelling in capitals. */
const provider = z.preprocess(
  (name) => (typeof name === "string" ? name.toLowerCase() : name),
  z.enum(PROVIDER_NAMES, `must be one of ${PROVIDER_NAMES.join(", ")}`),
);

/** Names of a provider's operations; `unknown` stands for every path that it does not have. */
export function operationsOf(provider: AnyProviderName): string[] {
  const name = providerName(provider);
  const routes = PROVIDERS.find((entry) => entry.name === name)?.routes ?? [];
  return [...new Set(routes.map((route) => route.operation)), "unknown"];
}

const faultInput: z.ZodType<NamedFault> = z
  .strictObject({
    provider,
    operation: z.string().transform(operationName).optional(),
    fault: z.enum(FAULT_NAMES as [FaultName, ...FaultName[]], `must be one of ${FAULT_NAMES.join(", ")}`),
    times: z.number().int().positive().optional(),
    rate: z.number().gt(0).max(1).optional(),
    every: z.number().int().positive().optional(),
    match: z.string().min(1).optional(),
    ms: z.number().int().min(0).max(3_600_000).optional(),
    retryAfterSeconds: z.number().int().min(0).optional(),
  })
  .superRefine((input, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const own = faultsOf(input.provider);
    if (!own.includes(input.fault)) {
      return refuse("fault", `${input.provider} can't show it; it can show ${own.join(", ")}`);
    }
    if (input.operation === undefined) return;
    const operations = operationsOf(input.provider);
    if (!operations.includes(input.operation))
      return refuse("operation", `must be one of ${operations.join(", ")}`);
    if (faultApplies(input.fault, input.provider, input.operation)) return;
    const able = operations.filter((name) => faultApplies(input.fault, input.provider, name));
    refuse("operation", `only ${able.join(", ")} can show ${input.fault}`);
  });

const latency: z.ZodType<NamedLatency> = z.strictObject({
  provider,
  ms: z.number().min(0).max(3_600_000),
  jitterMs: z.number().min(0).max(3_600_000).optional(),
});

/** @throws ControlError */
export function parseFault(value: unknown): NamedFault {
  return parseControl(faultInput, value);
}

/** @throws ControlError */
export function parseLatency(value: unknown): NamedLatency {
  return parseControl(latency, value);
}

/** @throws ControlError */
export function parseProvider(value: unknown): ProviderName {
  return parseControl(z.object({ provider }), { provider: value }).provider;
}
