import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PROVIDERS, type Provider } from "@leadgen/core";
import { expect, it } from "vitest";
import { createProviderQuestions, type QuestionSettings } from "../src/index.ts";

/** A server that gives this answer as Instantly, and the requests that it got. */
async function instantly(status: number, body: unknown) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = Object.fromEntries(PROVIDERS.map((name) => [name, { apiKey: "key", baseUrl }]));
  return {
    asked,
    questions: createProviderQuestions(settings as Record<Provider, QuestionSettings>),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const ROW = {
  campaign_id: "c1",
  leads_count: 9,
  contacted_count: 8,
  emails_sent_count: 7,
  open_count: 6,
  reply_count: 5,
  link_click_count: 4,
  bounced_count: 3,
  unsubscribed_count: 2,
  completed_count: 1,
};

it("asks Instantly for the numbers of one campaign", async () => {
  await using service = await instantly(200, [ROW]);
  const { counts } = await service.questions.instantlyAnalytics("c1", AbortSignal.timeout(5_000));
  expect(counts).toEqual({
    leads: 9,
    contacted: 8,
    sent: 7,
    opened: 6,
    replied: 5,
    clicked: 4,
    bounced: 3,
    unsubscribed: 2,
    completed: 1,
  });
  expect(service.asked).toEqual(["GET /api/v2/campaigns/analytics?id=c1 Bearer key"]);
});

it("returns null, never 0, for a number that Instantly does not say", async () => {
  await using service = await instantly(200, [{ ...ROW, open_count: null, link_click_count: undefined }]);
  const { counts } = await service.questions.instantlyAnalytics("c1", AbortSignal.timeout(5_000));
  expect(counts).toMatchObject({ sent: 7, opened: null, replied: 5, clicked: null });
});

it("throws a failure of Instantly as a ProviderError", async () => {
  await using service = await instantly(503, { message: "down" });
  const answer = service.questions.instantlyAnalytics("c1", AbortSignal.timeout(5_000));
  await expect(answer).rejects.toMatchObject({ failure: { provider: "INSTANTLY", kind: "SERVER_ERROR" } });
});
