import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("enrich_lead");
