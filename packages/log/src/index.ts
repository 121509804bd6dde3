export { createLog, type Log, type LogLevel } from "./create-log.ts";
export { FIELDS } from "./fields.ts";
export { createOutput } from "./output.ts";
export { framesOf, plain } from "./plain.ts";
