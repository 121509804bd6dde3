import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface StartedProcess extends AsyncDisposable {
  /** What `ready` matched in the line that announced it. */
  readonly said: string;
  readonly pid: number;
}

/** Starts a part of the system as a separate process, by its path in the repository, and waits until it reports that it is ready. */
export async function startProcess(
  file: string,
  { env, ready }: { readonly env: Readonly<Record<string, string>>; readonly ready: RegExp },
): Promise<StartedProcess> {
  const main = fileURLToPath(new URL(`../../../../${file}`, import.meta.url));
  const child = spawn(process.execPath, [main], { env: { ...env }, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const said = await new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      const found = ready.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    ended.then(() => reject(new Error(`bench-p3: ${file} ended before it was ready`)), reject);
  });
  return {
    said,
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
