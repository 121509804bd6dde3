import { PROVIDERS, type Provider } from "@leadgen/core";
import { productionKeyProblem } from "@leadgen/providers";
import { CliError } from "../cli-error.ts";
import type { Env } from "../env.ts";
import { EXIT } from "../exit-codes.ts";

/** Providers without a key: the simulator stands in for them under `dev`. */
export const simulatedProviders = ({ providers }: Env): Provider[] =>
  PROVIDERS.filter((provider) => providers[provider].apiKey === undefined);

/** The simulator's addresses and rate limits; settings from the environment take precedence. */
export function simulatedSettings(
  { providers }: Env,
  simulatorUrl: string,
): { addresses: Record<string, string>; pace: Record<string, string> } {
  const addresses: Record<string, string> = {};
  const pace: Record<string, string> = {};
  for (const provider of PROVIDERS) {
    if (providers[provider].apiKey !== undefined) continue;
    addresses[`${provider}_API_KEY`] = "simulated";
    addresses[`${provider}_BASE_URL`] =
      providers[provider].baseUrl ?? `${simulatorUrl}/${provider.toLowerCase()}`;
    // Rate limits protect the real services; the simulator needs no protection.
    pace[`${provider}_RATE_LIMIT`] = "20/1";
  }
  return { addresses, pace };
}

/** @throws CliError that lists all settings that `up` lacks. */
export function requireProductionSettings(env: Env): void {
  const problems: string[] = [];
  if (env.operatorToken === undefined) {
    problems.push(
      "OPERATOR_TOKEN is not set: a random value of 16 characters or more, for example from `openssl rand -hex 32`.",
    );
  }
  if (env.authSecret === undefined) {
    problems.push(
      "AUTH_SECRET is not set: a random value of 32 characters or more, for example from `openssl rand -hex 32`.",
    );
  }
  for (const provider of PROVIDERS) {
    const { apiKey } = env.providers[provider];
    const problem =
      apiKey === undefined ? `${provider}_API_KEY is not set.` : productionKeyProblem(provider, apiKey);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length === 0) return;
  const lines = problems.map((problem) => `  ${problem}`).join("\n");
  throw new CliError(
    EXIT.MISBEHAVED,
    `The system cannot run in production like this (.env.example lists all settings):\n${lines}\n\`make dev\` needs none of it.`,
  );
}
