import { expect, test } from "vitest";
import type { Simulator } from "../src/index.ts";
import {
  type Call,
  call,
  createCampaign,
  EMAIL_BODY,
  findPeople,
  RESEARCH_BODY,
  searchPath,
  start,
} from "./helpers.ts";

const clock = () => new Date("2026-11-22T10:00:00Z");

/** One request for each kind of answer, about different things. */
async function requests(simulator: Simulator): Promise<Call[]> {
  const ids = await findPeople(simulator, 10);
  const input = "Company: Fjordline Cargo (fjordline-cargo.example)";
  return [
    {
      provider: "apollo",
      method: "POST",
      path: searchPath({ person_titles: ["cfo"], person_locations: ["Norway"] }),
    },
    { provider: "apollo", path: "/api/v1/people/bulk_match", body: { details: ids.map((id) => ({ id })) } },
    { provider: "perplexity", path: "/v1/responses", body: RESEARCH_BODY },
    { provider: "perplexity", path: "/v1/responses", body: { ...RESEARCH_BODY, input } },
    { provider: "openai", path: "/v1/responses", body: EMAIL_BODY },
    { provider: "openai", path: "/v1/responses", body: { ...EMAIL_BODY, input } },
    {
      provider: "instantly",
      path: "/api/v2/leads/add",
      body: { campaign_id: await createCampaign(simulator), leads: [{ email: "a@b.example" }] },
    },
  ];
}

async function answers(seed: string, order: "forward" | "backward" | "at once"): Promise<string[]> {
  await using simulator = await start({ seed, clock });
  const calls = await requests(simulator);
  const replies: string[] = [];
  const ask = async (request: Call) => {
    replies[calls.indexOf(request)] = (await call(simulator, request)).text;
  };
  if (order === "at once") await Promise.all(calls.map(ask));
  else for (const request of order === "forward" ? calls : calls.toReversed()) await ask(request);
  return replies;
}

test("the same seed gives the same answers, whatever the order of the requests", async () => {
  const forward = await answers("one", "forward");
  expect(await answers("one", "backward")).toEqual(forward);
  expect(await answers("one", "at once")).toEqual(forward);
});

test("another seed gives other answers", async () => {
  const [one, two] = [await answers("one", "forward"), await answers("two", "forward")];
  for (const [index, answer] of one.entries()) expect(two[index]).not.toBe(answer);
});

test("the verdict on an address does not depend on what was verified before", async () => {
  const emails = Array.from({ length: 30 }, (_, index) => `p${index}@x.example`);
  const verdicts = async (order: readonly string[]) => {
    await using simulator = await start();
    const found = new Map<string, string>();
    for (const email of order) {
      found.set(
        email,
        (await call(simulator, { provider: "millionverifier", path: `/api/v3/?email=${email}` })).json.result,
      );
    }
    return emails.map((email) => found.get(email));
  };
  expect(await verdicts(emails.toReversed())).toEqual(await verdicts(emails));
});
