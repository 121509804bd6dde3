import type { Case } from "./cases.ts";

export interface Result extends Pick<Case, "name" | "what" | "refused"> {
  /** Empty: everything held. Undefined: it was not run. */
  readonly wrong: readonly string[] | undefined;
  readonly seconds: number;
}

/** The text of docs/databases.md, from the results. */
export function renderMatrix(results: readonly Result[]): string {
  const seen = ({ wrong, refused }: Result) => {
    if (wrong === undefined) return "not run: not available on that machine";
    if (wrong.length > 0) return "**does not hold**";
    return refused === undefined ? "holds" : "refused, with a message of one sentence";
  };
  return `# Databases

Written by \`make matrix\`; run it again after a change. The same smoke test runs on each kind of database: \`make migrate\` twice, its
status, a sign-up, a campaign from start to end with a worker process, the invariants, \`make doctor\`. [operations.md](operations.md#the-database)
says which version and rights PostgreSQL needs.

| name | the database | seen |
| --- | --- | --- |
${results.map((it) => `| \`${it.name}\` | ${it.what} | ${seen(it)} |`).join("\n")}
`;
}
