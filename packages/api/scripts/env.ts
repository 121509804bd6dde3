/** The environment variables of these scripts; nothing else in this package reads the environment. */
export const env = { DATABASE_URL: process.env.DATABASE_URL };
