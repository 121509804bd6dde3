import { spawnSync } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";

/** A file system of a few hundred megabytes for one database. */
export interface SmallDisk extends AsyncDisposable {
  readonly folder: string;
  /** Writes until not a byte is free. */
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
}

const PIECE = 64 * 1024;

/** @throws Error if the machine does not allow mounting one (root may). */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true });
  const options = `size=${megabytes}m,mode=755`;
  const { status, stderr } = spawnSync("/bin/mount", ["-t", "tmpfs", "-o", options, "leadgen-lab", folder], {
    encoding: "utf8",
  });
  if (status !== 0) {
    throw new Error(
      `A full disk needs a small file system, and mounting one was refused: run it as root. ${stderr ?? ""}`,
    );
  }
  const ballast = path.join(folder, "ballast");
  return {
    folder,
    async fill() {
      const file = await open(ballast, "a");
      try {
        // In halves, down to single bytes.
        for (let piece = PIECE; piece >= 1; piece = Math.floor(piece / 2)) {
          while (await fits(file, piece)) {
            // Once more.
          }
        }
      } finally {
        await file.close();
      }
    },
    makeRoom: () => rm(ballast, { force: true }),
    async [Symbol.asyncDispose]() {
      // Lazily: a process that still has a file open closes it a moment later.
      spawnSync("/bin/umount", ["-l", folder]);
    },
  };
}

async function fits(file: Awaited<ReturnType<typeof open>>, bytes: number): Promise<boolean> {
  try {
    return (await file.write(Buffer.alloc(bytes))).bytesWritten > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}
