import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { type ApiSystem, OPERATOR_TOKEN } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { requestOf } from "./curl.ts";
import { exampleSystem } from "./example-system.ts";
import { ORIGIN } from "./http.ts";

const run = promisify(execFile);
const PAGE = new URL("../../../docs/api.md", import.meta.url);

/** Every command of the page, in order. */
async function commands(): Promise<string[]> {
  const page = await readFile(PAGE, "utf8");
  return [...page.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = ""]) => block.trim().split(/\n\n/));
}

test("the commands of docs/api.md work, one after the other", async () => {
  await using w = await exampleSystem();
  const all = await commands();
  expect(all.length).toBeGreaterThan(12);
  for (const command of all) {
    const response = await w.api.fetch(
      requestOf(command, { LEADGEN_URL: ORIGIN, LEADGEN_TOKEN: OPERATOR_TOKEN }),
    );
    expect({ command, status: response.status, text: await response.text() }).toSatisfy(
      () => response.status < 300,
    );
  }
});

const hasCurl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);

test.skipIf(!hasCurl)("they do in a real shell with a real curl, too", async () => {
  await using w = await exampleSystem();
  await using server = await served(w);
  for (const command of await commands()) {
    const env = { PATH: "/usr/bin:/bin", LEADGEN_URL: server.url, LEADGEN_TOKEN: OPERATOR_TOKEN };
    const { stdout } = await run(
      "sh",
      ["-c", command.replace("curl", "curl --silent --show-error --fail-with-body")],
      { env },
    );
    expect(stdout).toMatch(/"status":"success"|^\uFEFFid,status/);
  }
});

/** The API behind Node's own HTTP server. */
async function served(w: ApiSystem): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(async (incoming, outgoing) => {
    const body = incoming.method === "GET" ? {} : { body: incoming, duplex: "half" };
    const headers = incoming.headers as Record<string, string>;
    // A cast, as RequestInit's type knows neither `duplex` nor a stream of Node as body.
    const init = { method: incoming.method, headers, ...body } as unknown as RequestInit;
    const response = await w.api.fetch(new Request(`http://${headers.host}${incoming.url}`, init));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
