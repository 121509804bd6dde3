export { apiDeps } from "./api-deps.ts";
export { AUTH_SECRET, type Env, OPERATOR_TOKEN } from "./environment.ts";
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
} from "./system.ts";
