/**
 * Loaded before a process that a test starts: its standard input closes when the process that started it is gone, however
 * that one ended, and then it ends as well. A worker that outlived its test would look for its database for ever.
 */
const { stdin } = process;
stdin.on("error", () => {});
stdin.once("close", () => process.kill(process.pid, "SIGKILL"));
stdin.resume().unref();
