export interface ProviderSettings {
  readonly apiKey: string;
  /** Root of the service without its version path; default: the real service. */
  readonly baseUrl?: string;
  /** Bound on one whole call (connect, headers and body), in milliseconds. */
  readonly deadlineMs?: number;
}
