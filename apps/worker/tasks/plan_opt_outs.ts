import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("plan_opt_outs");
