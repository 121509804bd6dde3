import type { TestProject } from "vitest/node";
import { startTestServer } from "./testServer.ts";

declare module "vitest" {
  interface ProvidedContext {
    testServer: { url: string; template: string };
  }
}

/** Vitest's hook: one server and one template for the whole run, whichever projects it has. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(process.env.LEADGEN_TEST_DATABASE_URL);
  project.provide("testServer", { url: server.url, template: server.template });
  return async () => server[Symbol.asyncDispose]();
}
