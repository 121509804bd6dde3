import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("read_opt_outs");
