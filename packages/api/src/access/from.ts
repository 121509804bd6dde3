/** Where a request came from, for the audit and the limits. */
export interface From {
  /** The client's network address; null when the server of the API does not say. */
  readonly address: string | null;
  readonly userAgent: string | null;
}
