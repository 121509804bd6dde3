import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A free port for a server that restarts on it. It is below the ports that the system gives to connections (32768 and up on Linux):
 * one of those may be in use as soon as the server has stopped.
 */
export async function steadyPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer();
    const free = once(probe, "listening").then(
      () => true,
      () => false,
    );
    probe.listen(port, "127.0.0.1");
    if (!(await free)) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
