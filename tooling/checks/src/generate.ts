import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Runs the script of a generated file and returns its output. @throws Error if it fails or prints nothing. */
export function generate(root: string, script: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script)], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${script} failed:\n${stderr}${stdout}`);
  if (stdout === "") throw new Error(`${script} made nothing.`);
  return stdout;
}
