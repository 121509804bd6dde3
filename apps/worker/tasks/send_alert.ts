import { cliTask } from "../src/cli-runtime.ts";

export default cliTask("send_alert");
