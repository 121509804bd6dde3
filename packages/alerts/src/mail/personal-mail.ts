/** A mail to one person. */
export interface PersonalMail {
  /** In the words of programs, for the log. */
  readonly purpose: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** After so many seconds it is of no use any more, and is not sent. */
  readonly usefulSeconds: number;
}

/** What of it is kept encrypted. */
export type Letter = Pick<PersonalMail, "to" | "subject" | "text">;
