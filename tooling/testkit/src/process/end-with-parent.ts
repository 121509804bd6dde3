/**
 * Loaded before a process that a test starts: its standard input closes when the parent process is gone, however
 * that ended, and then this process ends too. A worker that outlived its test would look for its database for ever.
 */
const { stdin } = process;
stdin.on("error", () => {});
stdin.once("close", () => process.kill(process.pid, "SIGKILL"));
stdin.resume().unref();
