import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Simulator, type SimulatorOptions, startSimulator } from "@leadgen/simulator";

/** `seed` decides what the providers answer. */
export type SimulatorSettings = Pick<SimulatorOptions, "seed"> & Partial<SimulatorOptions>;

/** The providers on a free port, with their log in a folder of its own; both are removed on disposal. */
export async function testSimulator(settings: SimulatorSettings): Promise<Simulator> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-simulator-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const logFile = path.join(folder, "requests.ndjson");
  const started = stack.use(await startSimulator({ port: 0, logFile, ...settings }));
  const kept = stack.move();
  return { ...started, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
