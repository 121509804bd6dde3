import { afterAll, beforeAll, expect, it } from "vitest";
import type { Providers } from "../src/index.ts";
import { CAMPAIGN } from "./exchanges/good.ts";
import { clientsAt } from "./support/calls.ts";
import { respondWith } from "./support/provocation.ts";
import { type RawServer, startRawServer } from "./support/raw-server.ts";

let raw: RawServer;
let providers: Providers;

beforeAll(async () => {
  raw = await startRawServer();
  providers = clientsAt(raw.url);
});

afterAll(async () => {
  await providers.close();
  await raw[Symbol.asyncDispose]();
});

/** Pages after the cursors of which they are, as Instantly's `starting_after` asks for them. */
function pages(of: Readonly<Record<string, unknown>>): (string | null)[] {
  const asked: (string | null)[] = [];
  raw.respondWith((request, response) => {
    const after = new URL(request.url ?? "", raw.url).searchParams.get("starting_after");
    asked.push(after);
    respondWith(200, of[after ?? "first"])(request, response);
  });
  return asked;
}

const other = { ...CAMPAIGN, name: "Conformance (2)" };

it("looks for a campaign behind a page that is not full, or a second one would be made", async () => {
  const asked = pages({
    first: { items: [other], next_starting_after: "a" },
    a: { items: [other, CAMPAIGN], next_starting_after: "b" },
  });
  const found = await providers.instantly.findCampaign(CAMPAIGN.name);
  expect(found).toMatchObject({ data: { campaignId: CAMPAIGN.id } });
  expect(asked).toEqual([null, "a"]);
});

it("has looked everywhere after an empty page, whatever cursor that carries", async () => {
  const asked = pages({
    first: { items: [other], next_starting_after: "a" },
    a: { items: [], next_starting_after: "a" },
  });
  expect(await providers.instantly.findCampaign(CAMPAIGN.name)).toMatchObject({ data: null });
  expect(asked).toEqual([null, "a"]);
});
