/** Minutes for which a mailed link to set a password works. */
export const LINK_MINUTES = 30;
