/** Minutes for which a mailed link works that sets a password. */
export const LINK_MINUTES = 30;
