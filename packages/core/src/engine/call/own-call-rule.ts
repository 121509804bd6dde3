/** The rule for the calls that persons make for one purpose. */
export interface OwnCallRule<Provider extends string = string> {
  /** Whether such a call may begin while the breaker is OPEN. */
  readonly whileOpen: boolean;
  /** The recorded endpoint, for each provider that is called. */
  readonly endpoints: Readonly<Partial<Record<Provider, string>>>;
  /**
   * Only for a purpose that changes something: the endpoint that shows whether it is done. Before a call without a certain
   * outcome is repeated, this endpoint is called.
   */
  readonly lookUp?: Readonly<Partial<Record<Provider, string>>>;
}
