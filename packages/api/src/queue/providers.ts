import { PROVIDERS, type Provider } from "@leadgen/core";
import type { ApiDeps } from "../deps/api-deps.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { providerList, type SetUpProvider } from "./schema.ts";

export const providers = procedure({
  role: "user",
  scope: "read",
  rest: "GET /queue-management/providers",
  area: "Queue",
  summary: "The five services: whether each is set up, real or simulated, and its limits",
  description:
    "`simulated`: the simulator answers in this service's place, so its calls are free. The simulator is asked each time.",
})
  .input(nothing)
  .output(providerList)
  .query(async ({ ctx: { deps } }) => {
    const simulated = (await deps.simulated?.()) ?? [];
    return { items: PROVIDERS.map((provider) => setUp(provider, simulated, deps)) };
  });

const setUp = (provider: Provider, simulated: readonly Provider[], deps: ApiDeps): SetUpProvider => ({
  provider,
  configured: deps.configuredProviders.includes(provider),
  simulated: simulated.includes(provider),
  limits: (deps.rateLimits[provider] ?? []).map(({ bucket, endpoints = [], limit }) => ({
    counted: bucket,
    endpoints: [...endpoints],
    windows: limit.windows.map(({ calls, perSeconds }) => ({ calls, perSeconds })),
  })),
});
