export { type ResolvedDatabase, resolveDatabaseUrl } from "./resolveDatabaseUrl.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./startEmbedded.ts";
