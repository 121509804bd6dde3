import { resolve } from "node:path";
import { z } from "zod";

const schema = z.object({
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  SIMULATOR_HOST: z.string().min(1).default("127.0.0.1"),
  SIMULATOR_SEED: z.string().min(1).default("leadgen"),
  SIMULATOR_LOG: z.string().min(1).default(".data/simulator/requests.ndjson"),
  SIMULATOR_LATENCY_MS: z.coerce.number().min(0).max(60_000).default(0),
  SIMULATOR_RATE_LIMITS: z.enum(["on", "off"]).default("off"),
});

export type SimulatorEnv = z.infer<typeof schema>;

/** A variable that can't be used; the message names it and what it may be. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/**
 * Reads the simulator's settings. An empty variable counts as unset.
 *
 * @throws EnvError
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): SimulatorEnv {
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new EnvError(["The environment of the simulator is not usable:", ...problems].join("\n"));
  }
  return { ...parsed.data, SIMULATOR_LOG: resolve(parsed.data.SIMULATOR_LOG) };
}
