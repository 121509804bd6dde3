import type { Case } from "./cases.ts";

export interface Result extends Pick<Case, "name" | "what" | "refused"> {
  /** Empty: all is as it should be. Undefined: it was not run. */
  readonly wrong: readonly string[] | undefined;
  readonly seconds: number;
}

/** docs/databases.md, from what was seen. */
export function renderMatrix(results: readonly Result[]): string {
  const seen = ({ wrong, refused }: Result) => {
    if (wrong === undefined) return "not run: not on that machine";
    if (wrong.length > 0) return "**does not hold**";
    return refused === undefined ? "holds" : "refused at the door, in one sentence";
  };
  return `# Databases

Written by \`make matrix\`; run it again after a change. On each kind of database the same smoke: \`make migrate\` twice, its status, a
campaign from start to end with a worker process, the invariants, \`make doctor\`. What PostgreSQL has to be and to allow:
[operations.md](operations.md#the-database).

| name | the database | seen |
| --- | --- | --- |
${results.map((it) => `| \`${it.name}\` | ${it.what} | ${seen(it)} |`).join("\n")}
`;
}
