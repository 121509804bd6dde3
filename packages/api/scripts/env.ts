/** What these scripts read from the environment; nothing else in this package reads it. */
export const env = { DATABASE_URL: process.env.DATABASE_URL };
