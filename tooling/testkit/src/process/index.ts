export {
  COMPILE_CACHE,
  type Ending,
  type NodeProcess,
  type ProcessSpec,
  startNode,
} from "./node-process.ts";
export { residentBytes } from "./resident-bytes.ts";
export { startWorkerProcess, type WorkerProcessOptions } from "./worker-process.ts";
