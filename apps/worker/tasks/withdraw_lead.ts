import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("withdraw_lead");
