import { createRegistry, Gauge } from "@leadgen/metrics";
import { expect, test } from "vitest";
import { serveMetrics } from "../src/metrics/serve-metrics.ts";

test("a failed reading is answered with 500, and the next one works", async () => {
  const registry = createRegistry("worker");
  let broken = true;
  new Gauge({
    name: "leadgen_test",
    help: "Of this test",
    registers: [registry],
    collect() {
      if (broken) throw new Error("no value");
      this.set(1);
    },
  });
  const said: unknown[] = [];
  const listening = Promise.withResolvers<number>();
  const end = serveMetrics({
    registry,
    port: 0,
    token: undefined,
    onListening: listening.resolve,
    onTrouble: listening.reject,
    onUnreadable: (error) => said.push(error),
  });
  try {
    const url = `http://127.0.0.1:${await listening.promise}/metrics`;
    expect((await fetch(url)).status).toBe(500);
    expect(said).toEqual([new Error("no value")]);
    broken = false;
    expect(await (await fetch(url)).text()).toContain("leadgen_test{");
  } finally {
    end();
  }
});
