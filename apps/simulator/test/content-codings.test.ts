import { request } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import type { FaultName, Simulator } from "../src/index.ts";
import { start } from "./helpers.ts";

const READERS = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
  zstd: zstdDecompressSync,
} as const;

/** A free answer as sent on the wire: fetch would request its own codings and decode them. */
async function answer(simulator: Simulator, acceptEncoding: string | null) {
  const headers = {
    "x-api-key": "key",
    ...(acceptEncoding === null ? {} : { "accept-encoding": acceptEncoding }),
  };
  const hints: unknown[] = [];
  return new Promise<{ coding: string | undefined; body: Buffer; hints: unknown[] }>((resolve, reject) => {
    const sent = request(`${simulator.baseUrls.apollo}/api/v1/auth/health`, { headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      resolve({ coding: response.headers["content-encoding"], body: Buffer.concat(chunks), hints });
    });
    sent.on("information", ({ statusCode }) => hints.push(statusCode));
    sent.on("error", reject).end();
  });
}

const HEALTHY = { healthy: true, is_logged_in: true };

test.each(Object.keys(READERS) as (keyof typeof READERS)[])(
  "%s is sent to a caller that lists it, to one that lists nothing, and to no other",
  async (coding) => {
    await using simulator = await start();
    simulator.setFault({ provider: "apollo", fault: coding });
    for (const accepted of [`identity, ${coding};q=0.5`, "*", null]) {
      const coded = await answer(simulator, accepted);
      expect(coded.coding).toBe(coding);
      expect(JSON.parse(READERS[coding](coded.body).toString())).toEqual(HEALTHY);
    }
    for (const accepted of ["identity", `${coding};q=0, *`]) {
      const plain = await answer(simulator, accepted);
      expect(plain.coding).toBeUndefined();
      expect(JSON.parse(plain.body.toString())).toEqual(HEALTHY);
    }
  },
);

test.each([
  [null, "zstd"],
  ["gzip, br", "zstd"],
  ["zstd, br", "gzip"],
  ["zstd, br, gzip", "deflate"],
])("unasked-coding answers a caller with Accept-Encoding %s in %s", async (accepted, coding) => {
  await using simulator = await start();
  simulator.setFault({ provider: "apollo", fault: "unasked-coding" satisfies FaultName });
  expect((await answer(simulator, accepted)).coding).toBe(coding);
});

test("early-hints come as 103 before the answer", async () => {
  await using simulator = await start();
  simulator.setFault({ provider: "apollo", fault: "early-hints" });
  const { body, hints } = await answer(simulator, null);
  expect(hints).toEqual([103]);
  expect(JSON.parse(body.toString())).toEqual(HEALTHY);
});
