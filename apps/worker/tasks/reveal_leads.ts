import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("reveal_leads");
