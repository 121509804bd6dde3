import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PROVIDERS, type Provider, SENDING_TIME_ZONES } from "@leadgen/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createProviderQuestions, type QuestionSettings } from "../src/index.ts";
import { createWorld, type World } from "./support/world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const deskAt = (baseUrl: string) => {
  const settings = Object.fromEntries(PROVIDERS.map((name) => [name, { apiKey: "key", baseUrl }]));
  return createProviderQuestions(settings as Record<Provider, QuestionSettings>);
};
const signal = AbortSignal.timeout(30_000);

const SENDING = {
  senders: ["ada@ourdomain.example"],
  dailyLimit: 20,
  window: { from: "08:30", to: "16:00", days: [1, 5], timezone: "Europe/Isle_of_Man" },
  addressLine: "Nordkyst <AS> & Co\nOslo {{x}}",
  optOut: true,
};

it("sends all of a campaign's settings in one change", async () => {
  await using questions = closing(deskAt(`${world.simulator.url}/instantly`));
  const { sending } = questions;
  const id = world.known.campaignId;
  expect(await sending.update(id, SENDING, signal)).toMatchObject({
    refusal: null,
    meta: { httpStatus: 200 },
  });
  const answer = await fetch(`${world.simulator.url}/instantly/api/v2/campaigns/${id}`, {
    headers: { authorization: "Bearer key", "user-agent": "test" },
  });
  expect(await answer.json()).toMatchObject({
    email_list: SENDING.senders,
    daily_limit: 20,
    insert_unsubscribe_header: true,
    campaign_schedule: {
      schedules: [
        {
          timing: { from: "08:30", to: "16:00" },
          days: { 1: true, 5: true },
          timezone: "Europe/Isle_of_Man",
        },
      ],
    },
    sequences: [
      {
        steps: [
          {
            variants: [
              {
                subject: "{{email_subject}}",
                body: "{{personalization}}<br/><br/>Nordkyst &lt;AS&gt; &amp; Co<br/>Oslo &#123;&#123;x&#125;&#125;",
              },
            ],
          },
        ],
      },
    ],
  });
  expect(await sending.activate(id, signal)).toMatchObject({ refusal: null });
  expect(await sending.state(id, signal)).toMatchObject({ status: "ACTIVE" });
  expect(await sending.pause(id, signal)).toMatchObject({ refusal: null });
  expect(await sending.status(id, signal)).toMatchObject({ status: "campaign_paused" });
});

it("returns the refusal of one campaign, and throws a failure as a ProviderError", async () => {
  await using questions = closing(deskAt(`${world.simulator.url}/instantly`));
  const { sending } = questions;
  const odd = { ...SENDING, window: { ...SENDING.window, timezone: "Europe/London" } };
  const { refusal } = await sending.update(world.known.campaignId, odd, signal);
  expect(refusal).toMatch(/timezone/);
  await expect(sending.activate("nobody", signal)).rejects.toMatchObject({ failure: { kind: "NOT_FOUND" } });
});

it("accepts every time zone of the list", async () => {
  await using questions = closing(deskAt(`${world.simulator.url}/instantly`));
  for (const timezone of SENDING_TIME_ZONES) {
    const sending = { ...SENDING, window: { ...SENDING.window, timezone } };
    const { refusal } = await questions.sending.update(world.known.campaignId, sending, signal);
    expect(refusal, timezone).toBeNull();
  }
});

it("reads the accounts page by page", async () => {
  const asked: (string | undefined)[] = [];
  const pages = [
    {
      items: Array.from({ length: 100 }, (_, n) => ({ email: `S${n}@x.example`, status: 1 })),
      next: "s99@x.example",
    },
    { items: [{ email: "last@x.example", status: -1, daily_limit: 5 }], next: "last@x.example" },
    { items: [], next: "last@x.example" },
  ];
  const server = createServer((request, response) => {
    const page = pages[asked.push(request.url) - 1];
    const body = { items: page?.items, next_starting_after: page?.next };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  await using questions = closing(deskAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  const first = await questions.sending.senders(null, signal);
  expect(first.accounts[7]).toEqual({ email: "s7@x.example", status: "ACTIVE", dailyLimit: null });
  const second = await questions.sending.senders(first.next, signal);
  expect(second).toMatchObject({
    accounts: [{ email: "last@x.example", status: "UNHEALTHY", dailyLimit: 5 }],
    next: "last@x.example",
  });
  expect(await questions.sending.senders(second.next, signal)).toMatchObject({ accounts: [], next: null });
  expect(asked).toEqual([
    "/api/v2/accounts?limit=100",
    "/api/v2/accounts?limit=100&starting_after=s99%40x.example",
    "/api/v2/accounts?limit=100&starting_after=last%40x.example",
  ]);
  server.closeAllConnections();
  server.close();
});

function closing<T extends { close(): Promise<void> }>(questions: T): T & AsyncDisposable {
  return Object.assign(questions, { [Symbol.asyncDispose]: () => questions.close() });
}
