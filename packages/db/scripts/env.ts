import { fileURLToPath } from "node:url";

/** What these scripts read from the environment: a migration goes past a pooler, where there is a way. Nothing else in this package reads it. */
export const env = { DATABASE_URL: process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL };

/** Where the embedded database of this checkout lives. */
export const DATA_DIR = fileURLToPath(new URL("../../../.data/postgres", import.meta.url));
