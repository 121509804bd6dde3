/** A file in the repository that a script prints. It is not edited by hand, or only outside its marks. */
export interface Generated {
  /** The file's path from the root. */
  readonly output: string;
  readonly script: string;
}

/**
 * All generated files that are committed because their differences are worth reading: `make generate` writes them,
 * `make check-generated` compares. The Prisma client is generated at install instead (packages/db/scripts/generate.ts).
 */
export const GENERATED: readonly Generated[] = [
  { output: "docs/state-machines.md", script: "packages/core/scripts/generate-state-machines.ts" },
  { output: "docs/provider-errors.md", script: "packages/core/scripts/generate-provider-errors.ts" },
  { output: "docs/policy.md", script: "packages/api/scripts/generate-policy.ts" },
  // Only the part between their marks is generated.
  { output: "docker-compose.yml", script: "tooling/checks/src/print-compose.ts" },
  { output: "docker/simulator.env", script: "tooling/checks/src/print-simulator-env.ts" },
  // The REST API's contract in the form that clients use.
  { output: "packages/api/test/generated/api-types.ts", script: "tooling/api-types/src/print-types.ts" },
];
