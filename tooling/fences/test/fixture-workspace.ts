import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
export const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));
const LIBRARIES = ["pg", "zod"];

export interface FixtureWorkspace extends Disposable {
  readonly root: string;
}

function write(file: string, text: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * Copies the real package.json, so that fixtures import by the project's real names and exports:
 * a fence that matches a spelling that nobody uses must not pass here.
 */
function copyManifest(root: string, folder: string): void {
  const text = readFileSync(join(REPOSITORY, folder, "package.json"), "utf8");
  const manifest = JSON.parse(text) as { name: string; exports?: Record<string, unknown> };
  write(join(root, folder, "package.json"), text);
  for (const target of Object.values(manifest.exports ?? {})) {
    if (typeof target === "string" && target.endsWith(".ts"))
      write(join(root, folder, target), "export const stub = 1;\n");
  }
  mkdirSync(join(root, "node_modules/@leadgen"), { recursive: true });
  symlinkSync(join(root, folder), join(root, "node_modules", manifest.name));
}

/** A small workspace in a temporary folder: fixtures/base, overlaid with the folders `overlays`. */
export function fixtureWorkspace(...overlays: readonly string[]): FixtureWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "leadgen-fence-")));
  for (const overlay of ["base", ...overlays]) cpSync(join(FIXTURES, overlay), root, { recursive: true });
  for (const manifest of globSync("{packages,apps,tooling}/*/package.json", { cwd: REPOSITORY })) {
    copyManifest(root, dirname(manifest));
  }
  for (const library of LIBRARIES) {
    write(join(root, "node_modules", library, "package.json"), `{"name":"${library}","main":"index.js"}`);
    write(join(root, "node_modules", library, "index.js"), "module.exports = {};\n");
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
