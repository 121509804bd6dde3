import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server.ts";

let stop: (() => PromiseLike<void>) | undefined;

/** Vitest's hook: one server and one template for the whole run, whichever projects it has. */
export async function setup(project: TestProject): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: the one place where the tests read their environment.
  const server = await startTestServer(process.env.LEADGEN_TEST_DATABASE_URL);
  stop = () => server[Symbol.asyncDispose]();
  project.provide("testServer", { url: server.url, template: server.template });
}

export async function teardown(): Promise<void> {
  await stop?.();
}
