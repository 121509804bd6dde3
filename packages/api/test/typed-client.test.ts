import { type ApiSystem, OPERATOR_TOKEN } from "@leadgen/testkit";
import { CRITERIA, OFFER } from "@leadgen/testkit/make";
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import {
  DRAFT_CAMPAIGN_ID,
  ENDED_CAMPAIGN_ID,
  EXAMPLE_IDS,
  FAILED_JOB_ID,
  WRITTEN_CAMPAIGN_ID,
  WRITTEN_LEAD_ID,
} from "../src/rest/openapi/example-ids.ts";
import { DOCUMENTED } from "./documented.ts";
import { exampleSystem } from "./example-system.ts";
import type { paths } from "./generated/api-types.ts";
import { ORIGIN } from "./http.ts";

const { organization, campaign, lead, job } = EXAMPLE_IDS;
const inPath = (id: string) => ({ params: { path: { id } } });
const inOrganization = { path: { organizationId: organization } };

function clientOf(w: ApiSystem, seen: Set<string>) {
  const fetch = (request: Request) => {
    seen.add(`${request.method} ${new URL(request.url).pathname}`);
    return w.api.fetch(request);
  };
  return createClient<paths>({
    baseUrl: ORIGIN,
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
    fetch,
  });
}

/** The answer's data; a refusal fails the test with its message. */
async function dataOf<T>(answer: Promise<{ data?: { data: T }; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(`refused: ${JSON.stringify(error)}`);
  return data.data;
}

const matches = (template: string, called: string): boolean =>
  new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`).test(called);

describe("a client that is generated from the document", () => {
  test("calls every path, in an integrator's order", async () => {
    await using w = await exampleSystem();
    const seen = new Set<string>();
    const api = clientOf(w, seen);

    const mine = await dataOf(api.POST("/api/v1/organizations", { body: { name: "Sørhavn" } }));
    await dataOf(
      api.PATCH("/api/v1/organizations/{id}", { ...inPath(mine.id), body: { name: "Sørhavn AS" } }),
    );
    expect((await dataOf(api.GET("/api/v1/organizations/{id}", inPath(mine.id)))).name).toBe("Sørhavn AS");
    const found = await dataOf(
      api.GET("/api/v1/organizations", { params: { query: { q: "sør", sort: "name" } } }),
    );
    expect(found.items.map((item) => item.id)).toEqual([mine.id]);

    const listed = await dataOf(
      api.POST("/api/v1/organizations/{organizationId}/do-not-contact", {
        params: inOrganization,
        body: { values: ["Ada@Example.COM", "example.no"], reason: "Asked" },
      }),
    );
    const nobody = { leadsHandedOver: 0, leadsWithdrawn: 0 };
    expect(listed).toEqual({ added: 2, alreadyListed: 0, leadsStopped: 1, ...nobody });
    const list = await dataOf(
      api.GET("/api/v1/organizations/{organizationId}/do-not-contact", {
        params: { ...inOrganization, query: { sort: "value", order: "asc" } },
      }),
    );
    expect(list.items.map((entry) => entry.value)).toEqual(["ada@example.com", "example.net", "example.no"]);
    for (const { id: entryId } of list.items) {
      const params = { path: { organizationId: organization, entryId } };
      await dataOf(api.DELETE("/api/v1/organizations/{organizationId}/do-not-contact/{entryId}", { params }));
    }

    const made = await dataOf(
      api.POST("/api/v1/campaigns", {
        body: {
          organizationId: mine.id,
          name: "Spring",
          leadLimit: 5,
          criteria: CRITERIA as { titles: string[] },
          offer: OFFER,
        },
      }),
    );
    await dataOf(api.PATCH("/api/v1/campaigns/{id}", { ...inPath(made.id), body: { leadLimit: 7 } }));
    expect((await dataOf(api.GET("/api/v1/campaigns/{id}", inPath(made.id)))).leadLimit).toBe(7);
    expect((await dataOf(api.GET("/api/v1/campaigns/{id}/start/validate", inPath(made.id)))).canStart).toBe(
      true,
    );
    await dataOf(api.DELETE("/api/v1/campaigns/{id}", inPath(made.id)));
    const from = { fromCampaignId: ENDED_CAMPAIGN_ID };
    const useful = await dataOf(
      api.GET("/api/v1/campaigns/{id}/take-over/preview", {
        params: { path: { id: DRAFT_CAMPAIGN_ID }, query: from },
      }),
    );
    expect(useful).toMatchObject({ leads: 1, refusal: null });
    const taken = await dataOf(
      api.POST("/api/v1/campaigns/{id}/take-over", { ...inPath(DRAFT_CAMPAIGN_ID), body: from }),
    );
    expect(taken.leads).toBe(1);
    const started = await dataOf(api.POST("/api/v1/campaigns/{id}/start", inPath(DRAFT_CAMPAIGN_ID)));
    expect(started.status).toBe("RUNNING");
    const running = await dataOf(api.GET("/api/v1/campaigns", { params: { query: { status: "RUNNING" } } }));
    expect(running.items).toHaveLength(2);
    const ours = await dataOf(
      api.GET("/api/v1/organizations/{organizationId}/campaigns", { params: inOrganization }),
    );
    expect(ours.items).toHaveLength(4);

    const details = await dataOf(api.GET("/api/v1/campaigns/{id}/details", inPath(campaign)));
    expect(details.recentFailures.map((failure) => failure.jobId)).toEqual([FAILED_JOB_ID]);
    expect((await dataOf(api.GET("/api/v1/campaigns/{id}/leads/stats", inPath(campaign)))).total).toBe(2);
    expect((await dataOf(api.GET("/api/v1/campaigns/{id}/results", inPath(campaign)))).summary.total).toBe(2);
    expect(
      (await dataOf(api.GET("/api/v1/campaigns/{id}/instantly/analytics", inPath(campaign)))).replied,
    ).toBe(1);
    const csv = await api.GET("/api/v1/campaigns/{campaignId}/export.csv", {
      params: { path: { campaignId: campaign } },
      parseAs: "text",
    });
    expect(String(csv.data)).toContain("'=Fjord");
    const json = await api.GET("/api/v1/campaigns/{campaignId}/export.json", {
      params: { path: { campaignId: campaign } },
    });
    expect(json.data).toHaveLength(2);

    const leads = await dataOf(
      api.GET("/api/v1/leads", { params: { query: { campaignId: campaign, q: "kari" } } }),
    );
    expect(leads.items.map((item) => item.id)).toEqual([lead]);
    await dataOf(api.PATCH("/api/v1/leads/{id}", { ...inPath(lead), body: { title: "CEO", city: null } }));
    expect((await dataOf(api.GET("/api/v1/leads/{id}", inPath(lead)))).title).toBe("CEO");

    const failed = await dataOf(
      api.GET("/api/v1/jobs", { params: { query: { campaignId: campaign, status: "FAILED" } } }),
    );
    expect(failed.items.map((item) => item.id)).toEqual([FAILED_JOB_ID]);
    const allFailed = await dataOf(
      api.GET("/api/v1/jobs/retry-preview", {
        params: { query: { campaignId: campaign, errorCode: "NONE" } },
      }),
    );
    expect(allFailed).toMatchObject({ jobs: 0, reasons: [] });
    await dataOf(
      api.POST("/api/v1/jobs/retry", { body: { campaignId: campaign, errorCode: "NONE", atMost: 0 } }),
    );
    await dataOf(api.POST("/api/v1/jobs/{id}/retry", inPath(FAILED_JOB_ID)));
    expect((await dataOf(api.GET("/api/v1/jobs/{id}/status", inPath(FAILED_JOB_ID)))).status).toBe("PENDING");
    expect((await dataOf(api.GET("/api/v1/jobs/{id}", inPath(job)))).steps).toEqual([]);
    await dataOf(api.DELETE("/api/v1/jobs/{id}", inPath(job)));
    expect((await dataOf(api.GET("/api/v1/jobs/status"))).byStatus).toMatchObject({
      PENDING: 3,
      CANCELLED: 2,
    });
    const filter = { campaignId: campaign, type: "ENRICH_LEAD" } as const;
    const preview = await dataOf(api.GET("/api/v1/jobs/cancel-preview", { params: { query: filter } }));
    expect(preview).toMatchObject({ jobs: 1, endsCampaign: false });
    const query = { ...filter, atMost: preview.jobs, reason: "Enough" };
    expect(await dataOf(api.DELETE("/api/v1/jobs", { params: { query } }))).toEqual({
      cancelled: 1,
      campaignsEnded: 0,
    });

    const BREAKER = "/api/v1/queue-management/circuit-breaker";
    const opened = await dataOf(api.POST(`${BREAKER}/open`, { body: { reason: "Holiday" } }));
    expect((await dataOf(api.GET(BREAKER)))?.openedBecause).toBe("PERSON");
    expect((await dataOf(api.GET(`${BREAKER}/close-preview`)))?.jobsToResume).toBe(2);
    await dataOf(api.POST(`${BREAKER}/acknowledge`, { body: { epoch: opened.epoch } }));
    await dataOf(api.POST(`${BREAKER}/probe`, { body: { provider: "APOLLO" } }));
    await dataOf(api.POST(`${BREAKER}/close`, { body: { epoch: opened.epoch, reason: "Back" } }));
    expect((await dataOf(api.GET(`${BREAKER}/last-close`)))?.reason).toBe("Back");
    expect((await dataOf(api.GET(`${BREAKER}/history`))).items).toHaveLength(2);
    const incidents = await dataOf(api.GET(`${BREAKER}/incidents`));
    expect(incidents.items.map(({ epoch }) => epoch)).toEqual([opened.epoch]);
    await dataOf(api.GET("/api/v1/queue-management/calls"));
    await dataOf(api.GET("/api/v1/queue-management/throughput"));
    const waits = await dataOf(api.GET("/api/v1/queue-management/waits"));
    expect(waits.items.map(({ code }) => code)).not.toContain("BREAKER_OPEN");
    await dataOf(api.GET("/api/v1/campaigns/{id}/waits", inPath(campaign)));
    await dataOf(api.POST("/api/v1/alerts/test"));
    const kinds = (await dataOf(api.GET("/api/v1/alerts"))).items.map(({ kind }) => kind);
    expect(kinds).toEqual(["TEST", "CLOSED", "OPENED"]);
    expect((await dataOf(api.GET("/api/v1/queue-management/status"))).circuitBreaker.state).toBe("CLOSED");
    await dataOf(
      api.POST("/api/v1/campaigns/{id}/cancel", { ...inPath(campaign), body: { reason: "Done" } }),
    );

    await dataOf(
      api.POST("/api/v1/campaigns/search-preview", { body: { criteria: { titles: ["Head of Sales"] } } }),
    );
    await dataOf(
      api.GET("/api/v1/organizations/{organizationId}/estimate", {
        params: { ...inOrganization, query: { leadLimit: 50 } },
      }),
    );
    await dataOf(
      api.POST("/api/v1/organizations/{organizationId}/sample-mail", {
        params: inOrganization,
        body: { offer: { product: "Slot booking.", senderName: "Ada", senderCompany: "Dockplan" } },
      }),
    );
    await dataOf(
      api.GET("/api/v1/queue-management/credits", { params: { query: { provider: "MILLIONVERIFIER" } } }),
    );
    expect((await dataOf(api.GET("/api/v1/queue-management/providers"))).items).toHaveLength(5);
    await dataOf(api.GET("/api/v1/organizations/{organizationId}/senders", { params: inOrganization }));
    const SENDING = "/api/v1/campaigns/{id}/sending";
    const written = inPath(WRITTEN_CAMPAIGN_ID);
    await dataOf(api.GET(`${SENDING}/validate`, written));
    expect((await dataOf(api.GET(`${SENDING}/mails`, written))).items).toHaveLength(1);
    await dataOf(api.POST(`${SENDING}/activate`, { ...written, body: {} }));
    await dataOf(api.GET(`${SENDING}/status`, written));
    await dataOf(api.POST(`${SENDING}/pause`, written));
    const out = { leadId: WRITTEN_LEAD_ID, reason: "Is a customer already" };
    await dataOf(api.POST(`${SENDING}/take-out`, { ...written, body: out }));

    for (const path of ["/api/v1/health", "/api/v1/health/live", "/api/v1/health/ready"] as const) {
      expect((await api.GET(path)).response.status).toBe(200);
    }

    const missed = DOCUMENTED.filter(({ operation }) => !operation.tags.includes("Accounts"))
      .map(({ method, path }) => `${method} ${path}`)
      .filter((template) => ![...seen].some((called) => matches(template, called)));
    expect(missed).toEqual([]);
  });

  test("gets a refusal in the envelope of the types", async () => {
    await using w = await exampleSystem();
    const api = clientOf(w, new Set());
    const { error } = await api.GET("/api/v1/campaigns/{id}", inPath("0198c0de-0000-7000-8000-0000000000ff"));
    expect(error?.error.code).toBe("NOT_FOUND");
    const wrong = await api.PATCH("/api/v1/campaigns/{id}", { ...inPath(campaign), body: { leadLimit: 3 } });
    expect(wrong.response.status).toBe(409);
    expect(wrong.error?.error.message).toMatch(/running: only its sending settings can still be changed/);
  });
});
