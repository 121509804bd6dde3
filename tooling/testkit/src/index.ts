export { apiDeps } from "./api-deps.ts";
export { AUTH_SECRET, type Env, OPERATOR_TOKEN, QUICK_DEATH } from "./environment.ts";
export { memberOf } from "./member-of.ts";
export { QUICK_PASSWORDS } from "./quick-passwords.ts";
export {
  type ApiPart,
  type ApiSystem,
  OPERATOR,
  type SimulatedSystem,
  type SimulatorPart,
  type System,
  type SystemOf,
  type SystemOptions,
  system,
  type WebPart,
} from "./system.ts";
