export { findEmbedded, type ResolvedDatabase, resolveDatabaseUrl } from "./database-url.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./start-embedded.ts";
