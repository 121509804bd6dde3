import {
  applyInstantlyEffect,
  emptyWorkspace,
  type WorkspaceState,
} from "../providers/instantly/workspace-state.ts";
import type { Effect } from "./effects.ts";

/** The stored state of the five services. Only `applyEffect` changes it. */
export interface SimulatorState extends WorkspaceState {
  apolloCreditsUsed: number;
  millionverifierCreditsUsed: number;
  perplexityCostUsd: number;
  openaiTokens: number;
  /** How often each generation request was answered, by hash of the request. */
  readonly repetitions: Map<string, number>;
}

export function emptyState(): SimulatorState {
  return {
    apolloCreditsUsed: 0,
    millionverifierCreditsUsed: 0,
    perplexityCostUsd: 0,
    openaiTokens: 0,
    repetitions: new Map(),
    ...emptyWorkspace(),
  };
}

/** The only function that changes the state: while answering, and when the state is rebuilt from the log. */
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
    default:
      applyInstantlyEffect(state, effect);
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
    instantlyMailsSent: state.mails.length,
    instantlyBlocklist: state.blocklist.size,
  };
}

export type StateSummary = ReturnType<typeof summarise>;

function countRepetition(state: SimulatorState, key: string): void {
  state.repetitions.set(key, (state.repetitions.get(key) ?? 0) + 1);
}
