/** What holds for the calls that persons make for one purpose. */
export interface OwnCallRule<Provider extends string = string> {
  readonly whileOpen: boolean;
  /** As recorded, for each provider that is asked. */
  readonly endpoints: Readonly<Partial<Record<Provider, string>>>;
  /**
   * Only of a purpose that changes something: where to look whether it is done. Whoever repeats a call whose outcome is not
   * certain looks there first.
   */
  readonly lookUp?: Readonly<Partial<Record<Provider, string>>>;
}
