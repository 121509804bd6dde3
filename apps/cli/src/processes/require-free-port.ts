import { createServer } from "node:net";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";

export interface PortUse {
  readonly port: number;
  /** The environment variable that sets the port. */
  readonly variable: string;
  readonly what: string;
}

/** @throws CliError if the port is in use on any address of this machine. */
export async function requireFreePort({ port, variable, what }: PortUse): Promise<void> {
  if (port === 0) return;
  for (const host of ["::", "0.0.0.0", "127.0.0.1"]) {
    const code = await tryListen(port, host);
    if (code === "EACCES") {
      const message = `Port ${port} for ${what} needs rights that we don't have. Choose one above 1023: ${variable}=${port + 3000}`;
      throw new CliError(EXIT.MISBEHAVED, message);
    }
    if (code === "EADDRINUSE") {
      const message = `Port ${port} for ${what} is in use. Stop what listens there, or choose another: ${variable}=${port + 1}`;
      throw new CliError(EXIT.MISBEHAVED, message);
    }
  }
}

/** The error's code; undefined if it worked. */
function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
