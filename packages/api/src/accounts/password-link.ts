/** Where a password is set. The secret is behind a #, which browsers keep to themselves: no server's log has it. */
export const passwordLink = (publicUrl: string, secret: string): string =>
  `${publicUrl}/reset-password#${secret}`;
