import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const CORE = path.join(import.meta.dirname, "..");
const BIN = path.join(CORE, "../../node_modules/.bin");

/** A program as an engineer without this repository would write it. */
const USER = `
import { decideBreaker, type BreakerMove } from "@leadgen/core";
import { type Domain, engine } from "@leadgen/core/engine";
import { closeBreaker, type Tx } from "@leadgen/core/outreach";
const parcels: Domain = {
  tasks: { DELIVER: { identifier: "deliver", priority: 0 } },
  providerNames: { CARRIER: "The carrier" },
  ownCalls: {},
  onEnd: async (tx, { jobs }) => ({ told: jobs.length }),
  onRetry: async () => {},
};
const move = decideBreaker({ state: "OPEN", epoch: 3 }, { type: "CLOSE", epoch: 3, reason: "mended" });
console.log((move as BreakerMove).next.state, typeof closeBreaker, typeof engine(parcels).claimJobs);
export type Mine = Tx;
`;

test("the packed tarball works and type-checks in another project, without this repository's sources", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-core-"));
  try {
    await run(path.join(BIN, "pnpm"), ["pack", "--pack-destination", folder], { cwd: CORE });
    const [tarball] = await readdir(folder);
    const home = path.join(folder, "node_modules/@leadgen/core");
    await mkdir(home, { recursive: true });
    await run("tar", ["xzf", path.join(folder, tarball as string), "--strip-components=1", "-C", home]);
    await symlink(path.join(CORE, "node_modules/zod"), path.join(folder, "node_modules/zod"));
    await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
    await writeFile(path.join(folder, "user.ts"), USER);

    const { stdout } = await run(process.execPath, ["user.ts"], { cwd: folder });
    expect(stdout).toBe("CLOSED function function\n");
    await run(
      path.join(BIN, "tsc"),
      ["--noEmit", "--strict", "--module", "nodenext", "--types", "", "--lib", "es2023,dom", "user.ts"],
      { cwd: folder },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
