/** One import that a fence forbids. */
export interface Violation {
  /** Name of the fence. */
  readonly fence: string;
  readonly from: string;
  readonly to: string;
  /** What to do instead. */
  readonly comment: string;
}
