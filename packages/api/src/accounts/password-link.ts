/** URL of the page that sets a password. The secret is in the fragment, which browsers do not send: no server's log has it. */
export const passwordLink = (publicUrl: string, secret: string): string =>
  `${publicUrl}/reset-password#${secret}`;
