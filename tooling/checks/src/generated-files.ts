/** A file in the repository that a script prints, and that is not edited by hand or only outside its marks. */
export interface Generated {
  /** Path from the root of what is generated. */
  readonly output: string;
  readonly script: string;
}

/**
 * All generated files that are committed, because a difference in one is worth reading: `make generate` writes them,
 * `make check-generated` compares. The Prisma client is made at install instead (packages/db/scripts/generate.ts).
 */
export const GENERATED: readonly Generated[] = [
  { output: "docs/state-machines.md", script: "packages/core/scripts/generate-state-machines.ts" },
  { output: "docs/provider-errors.md", script: "packages/core/scripts/generate-provider-errors.ts" },
  { output: "docs/policy.md", script: "packages/api/scripts/generate-policy.ts" },
  // Between their marks; the rest is by hand.
  { output: "docker-compose.yml", script: "tooling/checks/src/print-compose.ts" },
  { output: "docker/simulator.env", script: "tooling/checks/src/print-simulator-env.ts" },
  // The contract of the REST API in the form in which clients have it.
  { output: "packages/api/test/generated/api-types.ts", script: "tooling/api-types/src/print-types.ts" },
];
