/** The thread of `askInThread`: asks until it is told to end, then sends what it saw. */
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { keepAsking } from "./keep-asking.ts";

if (parentPort === null) throw new Error("chaos-a71: not in a thread");
const end = new AbortController();
void once(parentPort, "message").then(() => end.abort());
parentPort.postMessage(await keepAsking(workerData as number, end.signal));
