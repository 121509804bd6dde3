import pino from "pino";

/** Collects lines and writes many at once: one write per line costs more than making the line. */
export interface Output {
  write(line: string): void;
  /** Writes the held-back lines. */
  flush(): void;
}

/** Milliseconds for which a line may be held back. */
const DELAY_MS = 100;
/** Maximal characters held back; a container's runtime accepts up to 16 KiB in one piece. */
const MOST = 8_192;

/** @param to a file or a file descriptor; written synchronously, so in order and also when the process ends. */
export function createOutput(to: string | number): Output {
  const destination = pino.destination({ dest: to, sync: true });
  let held = "";
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const lines = held;
    held = "";
    if (lines !== "") destination.write(lines);
  };
  return {
    write(line) {
      held += line;
      if (held.length >= MOST) flush();
      else timer ??= setTimeout(flush, DELAY_MS).unref();
    },
    flush,
  };
}

let ofThisProcess: Output | undefined;

/** Standard output, shared by all logs of a process. Held-back lines are written at its end, also after an uncaught error. */
export function standardOutput(): Output {
  if (ofThisProcess === undefined) {
    ofThisProcess = createOutput(1);
    process.once("exit", ofThisProcess.flush);
  }
  return ofThisProcess;
}
