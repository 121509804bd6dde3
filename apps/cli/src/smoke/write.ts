import { Interrupted } from "../interruption.ts";

/** Writes to standard output and waits until it is written. @throws Interrupted if the reader has gone. */
export function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(new Interrupted("closed pipe"));
      else resolve();
    });
  });
}
