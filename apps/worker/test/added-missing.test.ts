import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { ALL_OVER, closeAsOperator, IS_OPEN, newSystem, runningCampaign, until } from "./support/system.ts";

/** An Instantly that counts a lead as added without returning its id; its list contains the lead only once the test says so. */
async function startForgetful() {
  const added: { email: string; our_lead_id: string }[] = [];
  const state = { lists: false };
  const answerTo = (path: string, body: string): unknown => {
    if (path === "/api/v2/campaigns") return { id: "c-1", name: "C", status: 0 };
    if (path === "/api/v2/leads/add") {
      const [lead] = JSON.parse(body).leads;
      added.push({ email: lead.email, our_lead_id: lead.custom_variables.our_lead_id });
      return { status: "success", leads_uploaded: 1 };
    }
    const items = added.map(({ email, our_lead_id }, place) => ({
      ...{ id: `l-${place}`, email, campaign: "c-1", payload: { our_lead_id } },
    }));
    return { items: state.lists ? items : [] };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(answerTo(pathname, Buffer.concat(chunks).toString())));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    state,
    added,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

test("a lead that the sender counts as added but does not list opens the breaker, and is found after the close", async () => {
  await using instantly = await startForgetful();
  await using system = await newSystem({ INSTANTLY_BASE_URL: instantly.url, WORKER_CONCURRENCY: "1" });
  await runningCampaign(system, 3);
  await using _worker = startWorker(readEnv(system.env));

  await until(system, IS_OPEN);
  const [breaker] = await system.rows("SELECT * FROM breaker");
  expect(JSON.stringify(breaker)).toContain("counted as added");
  expect(await system.rows("SELECT 1 FROM lead WHERE status = 'ALREADY_CONTACTED'")).toEqual([]);

  instantly.state.lists = true;
  await closeAsOperator(system);
  await until(system, ALL_OVER);
  const handedOver = await system.rows<{ email: string }>(
    "SELECT email FROM lead WHERE status = 'HANDED_OVER'",
  );
  expect(handedOver.map(({ email }) => email).sort()).toEqual(
    instantly.added.map(({ email }) => email).sort(),
  );
});
