/** Where a request came from, for the audit and the limits. */
export interface From {
  /** The client's network address; null if the API's server does not report it. */
  readonly address: string | null;
  readonly userAgent: string | null;
}
