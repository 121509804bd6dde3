import { openBreaker, startCampaign } from "@leadgen/core/outreach";
import { apiDeps, OPERATOR_TOKEN } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { createApi, type RouterOutputs } from "../src/index.ts";
import { get } from "./http.ts";
import { apiToken, join, somebody } from "./people.ts";
import { claimed, createdCampaign, enrichJobs, NO_ID, outage, runningCampaign, spoilt } from "./pipeline.ts";
import { scene } from "./scene.ts";
import { served } from "./served.ts";
import { type LiveSystem, liveSystem, open, stateIn, unread } from "./streams.ts";

type Queue = RouterOutputs["queue"]["status"];
type Campaign = RouterOutputs["campaign"]["get"];
type Jobs = RouterOutputs["job"]["list"];

/** Another process opens the breaker: this process learns it only from the database. */
const openElsewhere = (w: LiveSystem, reason = "Wrong e-mails go out") =>
  w.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason }));

const stateOf = (data: Queue) => data.circuitBreaker.state;

describe("queue.live", () => {
  test("begins with the status, and says that the breaker is open", async () => {
    await using w = await liveSystem();
    await using stream = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    expect(await stream.state()).toEqual(await w.call.queue.status());
    await openElsewhere(w);
    const said = await stream.next(({ data }) => stateOf(data) === "OPEN");
    expect(said.data).toEqual(await w.call.queue.status());
  });

  test("sends only pings while nothing changes", async () => {
    await using w = await liveSystem();
    await using stream = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    await stream.state();
    await expect.poll(() => stream.pings).toBeGreaterThan(1);
    expect(stream.said).toHaveLength(1);
  });

  test("sends others than operators the same state, and counts of their own organizations", async () => {
    await using w = await liveSystem();
    const { campaign } = await outage(w);
    const [row] = await w.rows<{ organization_id: string }>(
      "SELECT organization_id FROM campaign WHERE id = $1",
      [campaign.id],
    );
    const organizationId = row?.organization_id ?? "";
    const who = await somebody(w);
    await using stream = await open<Queue>("queue.live", { url: w.url, token: who.token });
    expect(await stream.state()).toMatchObject({
      circuitBreaker: { state: "OPEN", jobId: null, campaignId: null },
      jobs: { PAUSED: 0 },
    });
    // It follows what they may see, without being reopened.
    await join(w, { organizationId, userId: who.userId });
    const more = await stream.state((data) => data.jobs?.PAUSED !== 0);
    expect(more.circuitBreaker.campaignId).toBe(campaign.id);
    await w.rows("DELETE FROM member WHERE user_id = $1", [who.userId]);
    expect(await stream.state()).toMatchObject({ circuitBreaker: { campaignId: null }, jobs: { PAUSED: 0 } });
  });
});

describe("reconnecting to a stream", () => {
  test("with the id of the present state gives nothing until it changes", async () => {
    await using w = await liveSystem();
    await using first = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    const { id = "" } = await first.next();
    await first.leave();
    await using second = await open<Queue>("queue.live", {
      url: w.url,
      token: OPERATOR_TOKEN,
      lastEventId: id,
    });
    await expect.poll(() => second.pings).toBeGreaterThan(1);
    expect(second.said).toEqual([]);
    await openElsewhere(w);
    expect(stateOf(await second.state())).toBe("OPEN");
  });

  test("with the id of an earlier state, or of none, gives the present one", async () => {
    await using w = await liveSystem();
    await using first = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    const { id = "" } = await first.next();
    await openElsewhere(w);
    await first.state();
    for (const lastEventId of [id, "never-heard-of"]) {
      await using again = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN, lastEventId });
      expect(stateOf(await again.state())).toBe("OPEN");
    }
  });

  test("works with another process, which has the same id for the same state", async () => {
    await using w = await liveSystem();
    await using first = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    const { id } = await first.next();
    await using other = await served(createApi(apiDeps(w.pool)));
    await using second = await open<Queue>("queue.live", { url: other.url, token: OPERATOR_TOKEN });
    expect((await second.next()).id).toBe(id);
  });
});

describe("campaign.live", () => {
  test("begins with the campaign as its page shows it, and tells each change", async () => {
    await using w = await liveSystem();
    const { id } = await createdCampaign(w);
    const asked = { url: w.url, token: OPERATOR_TOKEN, input: { id } };
    await using stream = await open<Campaign>("campaign.live", asked);
    expect(await stream.state()).toEqual(await w.call.campaign.get({ id }));
    await w.tx((tx) => startCampaign(tx, id));
    await stream.state(({ status }) => status === "RUNNING");
    await enrichJobs(w, id, 3);
    expect((await stream.state()).jobs).toMatchObject({ PENDING: 4 });
    await openElsewhere(w);
    expect(await stream.state()).toMatchObject({ status: "RUNNING", jobs: { PENDING: 0, PAUSED: 4 } });
  });

  test("sends changes made through the same process", async () => {
    await using w = await liveSystem();
    const { id } = await createdCampaign(w);
    await using stream = await open<Campaign>("campaign.live", {
      url: w.url,
      token: OPERATOR_TOKEN,
      input: { id },
    });
    await stream.state();
    await w.call.campaign.update({ id, name: "Ferries, again" });
    await stream.state(({ name }) => name === "Ferries, again");
  });

  test("of another organization is NOT_FOUND with the same message as one that does not exist", async () => {
    await using w = await liveSystem();
    const { ids } = await scene(w);
    const stranger = await somebody(w);
    const refusals: string[] = [];
    for (const id of [ids.campaign, NO_ID]) {
      for (const [procedure, input] of [
        ["campaign.live", { id }],
        ["job.live", { campaignId: id }],
      ] as const) {
        await using stream = await open(procedure, { url: w.url, token: stranger.token, input });
        const { kind, code, message = "" } = await stream.next();
        refusals.push(`${kind} ${code} ${message.replace(id, "ID")}`);
        expect((await stream.next()).kind).toBe("gone");
      }
    }
    expect(new Set(refusals)).toEqual(new Set(["refused NOT_FOUND There is no campaign ID."]));
  });
});

describe("job.live", () => {
  test("begins with the first page of the list, and tells each change of it", async () => {
    await using w = await liveSystem();
    const { id: campaignId } = await runningCampaign(w);
    await enrichJobs(w, campaignId, 3);
    const input = { campaignId, limit: 2 };
    await using stream = await open<Jobs>("job.live", { url: w.url, token: OPERATOR_TOKEN, input });
    const first = await stream.state();
    expect(first).toEqual(await w.call.job.list(input));
    expect(first.items).toHaveLength(2);
    await claimed(w, first.items[0]?.id ?? "");
    expect((await stream.state()).items.map((job) => job.status)).toEqual(["RUNNING", "PENDING"]);
  });

  test("keeps to its filters", async () => {
    await using w = await liveSystem();
    const { id: campaignId } = await runningCampaign(w);
    const jobs = await enrichJobs(w, campaignId, 2);
    const other = await runningCampaign(w, "Trams");
    const input = { campaignId, status: "FAILED", type: "ENRICH_LEAD" };
    await using stream = await open<Jobs>("job.live", { url: w.url, token: OPERATOR_TOKEN, input });
    expect((await stream.state()).items).toEqual([]);
    const jobId = jobs[0]?.jobId ?? "";
    await claimed(w, other.jobId);
    await spoilt(w, await claimed(w, jobId));
    expect((await stream.state()).items).toMatchObject([
      { id: jobId, status: "FAILED", errorCode: "REJECTED" },
    ]);
    expect(stream.said).toHaveLength(2);
  });
});

describe("streams", () => {
  test("need credentials, a scope and well-formed input", async () => {
    await using w = await liveSystem();
    const { userId } = await somebody(w);
    const { token } = await apiToken(w, { userId, scopes: ["write"] });
    for (const [asked, code] of [
      [{ token: null }, "UNAUTHENTICATED"],
      [{ token: "wrong" }, "UNAUTHENTICATED"],
      [{ token }, "FORBIDDEN"],
      [{ token: OPERATOR_TOKEN, input: { colour: "red" } }, "INVALID_INPUT"],
    ] as const) {
      await using stream = await open("queue.live", { url: w.url, ...asked });
      expect(await stream.next()).toMatchObject({ kind: "refused", code });
    }
  });

  test("of one person are limited, and closing one makes room", async () => {
    await using w = await liveSystem({ limits: { streams: 2 } });
    const who = await somebody(w);
    const asked = { url: w.url, token: who.token };
    await using first = await open<Queue>("queue.live", asked);
    await using second = await open<Queue>("queue.live", asked);
    await Promise.all([first.state(), second.state()]);
    const path = "/api/trpc/queue.live";
    const third = await get(w, path, { token: who.token });
    expect(Number(third.headers.get("retry-after"))).toBeGreaterThan(0);
    const text = await third.text();
    expect(text).toContain("TOO_MANY_REQUESTS");
    expect(text).toContain("You have 2 live streams open");
    await using other = await open<Queue>("queue.live", { url: w.url, token: (await somebody(w)).token });
    await other.state();
    await first.leave();
    await expect
      .poll(async () => {
        await using again = await open<Queue>("queue.live", asked);
        return (await again.next()).kind;
      })
      .toBe("state");
  });

  test("that are read slowly send the latest state, and not what was missed", async () => {
    await using w = await liveSystem();
    const { id } = await createdCampaign(w);
    await using quick = await open<Campaign>("campaign.live", {
      url: w.url,
      token: OPERATOR_TOKEN,
      input: { id },
    });
    const slow = await unread(w, { token: OPERATOR_TOKEN, campaignId: id });
    await Promise.all([quick.state(), stateIn(slow)]);
    const names = Array.from({ length: 20 }, (_, n) => `Ferries ${n}`);
    for (const name of names) {
      await w.call.campaign.update({ id, name });
      await quick.state((data) => data.name === name);
    }
    const got: string[] = [];
    while (got.at(-1) !== names.at(-1)) got.push((await stateIn<Campaign>(slow)).name);
    await slow.return(undefined);
    expect(got.length).toBeLessThanOrEqual(5);
  });

  test("end in order when the server stops, and new ones are refused", async () => {
    await using w = await liveSystem();
    await using stream = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    await stream.state();
    await w.api.close();
    expect([(await stream.next()).kind, (await stream.next()).kind]).toEqual(["return", "gone"]);
    await using late = await open<Queue>("queue.live", { url: w.url, token: OPERATOR_TOKEN });
    expect(await late.next()).toMatchObject({ kind: "refused", code: "UNAVAILABLE" });
    expect((await w.call.queue.status()).circuitBreaker.state).toBe("CLOSED");
  });

  test("are not reached by REST", async () => {
    await using w = await liveSystem();
    expect((await get(w, "/api/v1/queue-management/live")).status).toBe(404);
  });
});
