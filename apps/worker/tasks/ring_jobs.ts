import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("ring_jobs");
