import pino from "pino";

/** Takes lines and writes many at once: a write for each costs more than making the line. */
export interface Output {
  write(line: string): void;
  /** Writes what is held back. */
  flush(): void;
}

/** For how long a line may be held back, in milliseconds. */
const DELAY_MS = 100;
/** Characters that are held back at most; a container's runtime takes up to 16 KiB in one piece. */
const MOST = 8_192;

/** @param to a file, or a file descriptor; written to before `write` or `flush` returns, so in order and also as the process ends. */
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

/** Standard output, one for all logs of a process. What is held back when the process ends, by an error that nobody caught too, is written. */
export function standardOutput(): Output {
  if (ofThisProcess === undefined) {
    ofThisProcess = createOutput(1);
    process.once("exit", ofThisProcess.flush);
  }
  return ofThisProcess;
}
