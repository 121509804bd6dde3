import { fileURLToPath } from "node:url";

/** Nothing else in this package reads the environment. With DATABASE_DIRECT_URL, a migration bypasses a pooler. */
export const env = { DATABASE_URL: process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL };

/** Where the embedded database of this checkout lives. */
export const DATA_DIR = fileURLToPath(new URL("../../../.data/postgres", import.meta.url));
