/** A mail to one person. */
export interface PersonalMail {
  /** A program's name for it, for the log. */
  readonly purpose: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Seconds after which the mail is useless and is not sent. */
  readonly usefulSeconds: number;
}

/** The parts that are stored encrypted. */
export type Letter = Pick<PersonalMail, "to" | "subject" | "text">;
