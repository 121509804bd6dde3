import { ProviderError } from "@leadgen/core";
import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCampaign, makeLead } from "@leadgen/testkit/make";
import type { ApiDeps, MailWriter, SendingDesk } from "../src/deps/api-deps.ts";

type Call = "senders" | "state" | "status" | "update" | "activate" | "pause";

/** The test's own Instantly: records the calls, and returns the prepared answers. */
export interface TestDesk extends SendingDesk {
  readonly asked: string[];
  readonly updates: unknown[];
  /** The campaign's status there. */
  at: "DRAFT" | "ACTIVE" | "PAUSED";
  /** Runs before the call is answered; may throw. */
  before: Partial<Record<Call, () => unknown>>;
  refusals: Partial<Record<Call, string>>;
}

/** The test's own OpenAI: writes the same mail each time, for 4 cents. */
export const testWriter: MailWriter = {
  tokensOf: () => 1_500,
  write: async ({ person }) => ({
    meta: { httpStatus: 200, costUsd: 0.04 },
    refusal: null,
    mail: { subject: "Berths", body: `Dear ${person.firstName},\nhow are the berths?` },
  }),
};

const meta = { httpStatus: 200 };

export const down =
  (kind: "TIMEOUT" | "UNAUTHORIZED" = "TIMEOUT") =>
  () => {
    throw new ProviderError({
      provider: "INSTANTLY",
      operation: "test",
      kind,
      message: "Nothing came back.",
      rule: "instantly.timeout",
    });
  };

/** The campaign was deleted there. */
export const gone = () => {
  const words = { operation: "campaigns/pause", kind: "NOT_FOUND", message: "Answered HTTP 404." } as const;
  throw new ProviderError({ provider: "INSTANTLY", ...words, rule: "instantly.campaign-gone" });
};

export function testDesk(): TestDesk {
  const desk: TestDesk = {
    asked: [],
    updates: [],
    at: "DRAFT",
    before: {},
    refusals: {},
    senders: async (after) => {
      await note("senders");
      const page = after === null ? ["ada", "bo"] : ["cleo"];
      return {
        meta,
        accounts: page.map((name) => ({
          email: `${name}@ourdomain.example`,
          status: "ACTIVE",
          dailyLimit: 30,
        })),
        next: after === null ? "bo@ourdomain.example" : null,
      };
    },
    state: async () => {
      await note("state");
      return { meta, status: desk.at };
    },
    status: async () => {
      await note("status");
      return { meta, status: desk.at === "ACTIVE" ? "out_of_schedule" : "campaign_draft" };
    },
    update: async (_id, sending) => {
      await note("update");
      desk.updates.push(sending);
      return { meta, refusal: desk.refusals.update ?? null };
    },
    activate: () => turn("activate", "ACTIVE"),
    pause: () => turn("pause", "PAUSED"),
    preview: ({ subject, body, addressLine }) => ({
      subject,
      html: `${body}<br/>${addressLine}`,
      text: `${body}\n${addressLine}`,
    }),
  };
  const note = async (call: Call): Promise<void> => {
    desk.asked.push(call);
    await desk.before[call]?.();
  };
  const turn = async (call: "activate" | "pause", to: TestDesk["at"]) => {
    await note(call);
    const refusal = desk.refusals[call] ?? null;
    if (refusal === null) desk.at = to;
    return { meta, refusal };
  };
  return desk;
}

const SENDERS = ["ada@ourdomain.example", "cleo@ourdomain.example"];

/** A finished campaign with people at Instantly, and everything that its sending needs. */
export async function writtenCampaign(overrides: { people?: number; deps?: Partial<ApiDeps> } = {}) {
  const desk = testDesk();
  const w = await system({ api: { sending: desk, ...overrides.deps } });
  const { id } = await writtenIn(w, overrides.people);
  return { w, desk, id, [Symbol.asyncDispose]: () => w[Symbol.asyncDispose]() };
}

export async function writtenIn(w: ApiSystem, people = 2) {
  const { id: organizationId } = await w.call.organization.create({ name: "Ferries Ltd" });
  const campaign = await makeCampaign(w.db, {
    organizationId,
    status: "COMPLETED",
    instantlyCampaignId: "theirs",
    senders: SENDERS,
    addressLine: "Strandgata 1, Oslo",
  });
  for (let n = 0; n < people; n++)
    await makeLead(w.db, { campaignId: campaign.id, organizationId, status: "HANDED_OVER" });
  return campaign;
}
