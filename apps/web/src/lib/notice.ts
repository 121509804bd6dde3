/** An event while the page is open. */
export interface Notice {
  /** A second notice with the same id is not shown. */
  readonly id: string;
  readonly words: string;
  readonly href: string;
  readonly link: string;
}
