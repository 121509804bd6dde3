/** A file or folder in the repository that a script writes and nobody edits. */
export interface Generated {
  /** Path from the root of what is generated. */
  readonly output: string;
  /** Script that makes it. A `file` script prints the file; a `folder` script fills the folder named by its first argument. */
  readonly script: string;
  readonly kind: "file" | "folder";
}

/** All generated files that are committed. `make generate` writes them, `make check-generated` compares. */
export const GENERATED: readonly Generated[] = [
  {
    output: "docs/state-machines.md",
    script: "packages/core/scripts/generate-state-machines.ts",
    kind: "file",
  },
  {
    output: "docs/provider-errors.md",
    script: "packages/core/scripts/generate-provider-errors.ts",
    kind: "file",
  },
  {
    output: "packages/api/test/generated/api-types.ts",
    script: "tooling/api-types/src/print-types.ts",
    kind: "file",
  },
  { output: "packages/db/generated", script: "packages/db/scripts/generate-client.ts", kind: "folder" },
];
