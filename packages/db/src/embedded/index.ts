export { findEmbedded } from "./find-embedded.ts";
export { type ResolvedDatabase, resolveDatabaseUrl } from "./resolve-database-url.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./start-embedded.ts";
