import type { InstantlySender } from "../providers/instantly/model.ts";

/** The simulated accounts: how much each may spend and what it refuses. */
export interface Accounts {
  /** Lead credits of the Apollo account. */
  readonly apolloCredits: number;
  readonly millionverifierCredits: number;
  /** Leads that the Instantly plan allows to upload. */
  readonly instantlyLeadQuota: number;
  /** Addresses and domains on the Instantly workspace's blocklist. */
  readonly instantlyBlocklist: readonly string[];
  /** Accounts of the Instantly workspace that mails are sent from. */
  readonly instantlySenders: readonly InstantlySender[];
}

const sender = (name: string, status: number, daily_limit = 30): InstantlySender => ({
  email: `${name.toLowerCase()}@ourdomain.example`,
  first_name: name,
  last_name: "Berg",
  status,
  daily_limit,
});

export const DEFAULT_ACCOUNTS: Accounts = {
  apolloCredits: 1_000_000,
  millionverifierCredits: 1_000_000,
  instantlyLeadQuota: 1_000_000,
  instantlyBlocklist: ["blocked.example"],
  // Active, active, active, paused, in maintenance, without connection.
  instantlySenders: [
    sender("Ada", 1),
    sender("Bo", 1),
    sender("Cleo", 1, 50),
    sender("Dag", 2),
    sender("Eva", 3),
    sender("Finn", -1),
  ],
};
