import { EnvError, readEnv } from "./env.ts";
import { PortOccupiedError, startSimulator } from "./start-simulator.ts";

try {
  const env = readEnv();
  const simulator = await startSimulator({
    port: env.SIMULATOR_PORT,
    host: env.SIMULATOR_HOST,
    seed: env.SIMULATOR_SEED,
    logFile: env.SIMULATOR_LOG,
    defaultLatencyMs: env.SIMULATOR_LATENCY_MS,
    enforceRateLimits: env.SIMULATOR_RATE_LIMITS === "on",
  });
  const end = () => void simulator.stop().then(() => process.exit());
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
  console.log(`Simulator listening on ${simulator.url}`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (error instanceof EnvError || error instanceof PortOccupiedError) return error.message;
  return `The simulator could not start: ${error instanceof Error ? error.message : String(error)}`;
}
