export { type Embedded, type EmbeddedOptions, startEmbedded } from "./startEmbedded.ts";
