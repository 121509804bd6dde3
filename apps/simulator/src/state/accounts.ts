/** The simulated accounts: how much each may spend and what it refuses. */
export interface Accounts {
  /** Lead credits of the Apollo account. */
  readonly apolloCredits: number;
  readonly millionverifierCredits: number;
  /** Leads that the Instantly plan allows to upload. */
  readonly instantlyLeadQuota: number;
  /** Addresses and domains on the Instantly workspace's blocklist. */
  readonly instantlyBlocklist: readonly string[];
}

export const DEFAULT_ACCOUNTS: Accounts = {
  apolloCredits: 1_000_000,
  millionverifierCredits: 1_000_000,
  instantlyLeadQuota: 1_000_000,
  instantlyBlocklist: ["blocked.example"],
};
