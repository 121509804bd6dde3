import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("fetch_leads");
