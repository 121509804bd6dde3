import type { InstantlyCampaign, InstantlyLead } from "../providers/instantly/model.ts";
import type { Effect } from "./effects.ts";

/** What the five services remember. Only `applyEffect` changes it. */
export interface SimulatorState {
  apolloCreditsUsed: number;
  millionverifierCreditsUsed: number;
  perplexityCostUsd: number;
  openaiTokens: number;
  /** How often each generation request was answered, by hash of the request. */
  readonly repetitions: Map<string, number>;
  readonly campaigns: Map<string, InstantlyCampaign>;
  readonly leads: Map<string, InstantlyLead>;
  /** Ids of the leads with an address (lower case), oldest first. */
  readonly leadsByEmail: Map<string, string[]>;
}

export function emptyState(): SimulatorState {
  return {
    apolloCreditsUsed: 0,
    millionverifierCreditsUsed: 0,
    perplexityCostUsd: 0,
    openaiTokens: 0,
    repetitions: new Map(),
    campaigns: new Map(),
    leads: new Map(),
    leadsByEmail: new Map(),
  };
}

/** The one way in which state changes: while answering, and when it is rebuilt from the log. */
export function applyEffect(state: SimulatorState, effect: Effect): void {
  switch (effect.kind) {
    case "apollo.enriched":
      state.apolloCreditsUsed += effect.credits;
      return;
    case "millionverifier.verified":
      state.millionverifierCreditsUsed += effect.credits;
      return;
    case "perplexity.answered":
      state.perplexityCostUsd += effect.costUsd;
      countRepetition(state, effect.requestKey);
      return;
    case "openai.generated":
      state.openaiTokens += effect.inputTokens + effect.outputTokens;
      countRepetition(state, effect.requestKey);
      return;
    case "instantly.campaign-created":
      state.campaigns.set(effect.campaign.id, effect.campaign);
      return;
    case "instantly.campaign-status":
      setCampaignStatus(state, effect);
      return;
    case "instantly.leads-added":
      for (const lead of effect.leads) addLead(state, lead);
      return;
  }
}

/** Plain figures for `GET /_control/state`. */
export function summarise(state: SimulatorState) {
  return {
    apolloCreditsUsed: state.apolloCreditsUsed,
    millionverifierCreditsUsed: state.millionverifierCreditsUsed,
    perplexityCostUsd: Number(state.perplexityCostUsd.toFixed(6)),
    openaiTokens: state.openaiTokens,
    instantlyCampaigns: state.campaigns.size,
    instantlyLeads: state.leads.size,
  };
}

export type StateSummary = ReturnType<typeof summarise>;

function countRepetition(state: SimulatorState, key: string): void {
  state.repetitions.set(key, (state.repetitions.get(key) ?? 0) + 1);
}

function setCampaignStatus(
  state: SimulatorState,
  effect: Extract<Effect, { kind: "instantly.campaign-status" }>,
): void {
  const campaign = state.campaigns.get(effect.campaignId);
  if (!campaign) return;
  state.campaigns.set(campaign.id, { ...campaign, status: effect.status, timestamp_updated: effect.at });
}

function addLead(state: SimulatorState, lead: InstantlyLead): void {
  state.leads.set(lead.id, lead);
  const email = lead.email.toLowerCase();
  const ids = state.leadsByEmail.get(email);
  if (ids) ids.push(lead.id);
  else state.leadsByEmail.set(email, [lead.id]);
}
