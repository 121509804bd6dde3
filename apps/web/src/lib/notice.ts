/** Something that happened while the page is open. */
export interface Notice {
  /** The same happening is told once. */
  readonly id: string;
  readonly words: string;
  readonly href: string;
  readonly link: string;
}
