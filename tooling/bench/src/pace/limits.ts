import { PROVIDERS, type RateLimit } from "@leadgen/core";

/** The limits of worker processes. */
export interface Limits {
  /** The lowest limit, which paces a campaign. */
  readonly research: RateLimit["windows"];
  readonly env: Readonly<Record<string, string>>;
}

export const specOf = (windows: RateLimit["windows"]): string =>
  windows.map(({ calls, perSeconds }) => `${calls}/${perSeconds}`).join(",");

const NO_TOKEN_LIMIT = { PERPLEXITY_TOKEN_LIMIT: "9000000/1", OPENAI_TOKEN_LIMIT: "9000000/1" };

/** Research as the bottleneck. */
export const researchAlone = (research: RateLimit["windows"]): Limits => ({
  research,
  env: { ...NO_TOKEN_LIMIT, PERPLEXITY_RATE_LIMIT: specOf(research), OPENAI_RATE_LIMIT: "100/1" },
});

/** Verification as the bottleneck. */
export const verificationAlone = (windows: RateLimit["windows"]): Limits["env"] => ({
  ...NO_LIMITS,
  MILLIONVERIFIER_RATE_LIMIT: specOf(windows),
});

/** Research is the bottleneck here too. */
export const DEFAULT_LIMITS: Limits = { research: [{ calls: 45, perSeconds: 60 }], env: {} };

/** So high that no job waits for a turn. */
export const NO_LIMITS: Limits["env"] = {
  ...NO_TOKEN_LIMIT,
  ...Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_RATE_LIMIT`, "1000000/1"])),
};
