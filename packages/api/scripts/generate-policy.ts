import { PROCEDURES } from "../src/app/procedures.ts";
import { ROUTES } from "../src/app/routes.ts";
import type { Named } from "../src/rest/route.ts";

const INTRODUCTION = `# Who may do what

<!-- Generated from the procedures in packages/api/src by packages/api/scripts/generate-policy.ts; do not edit. -->

One line for each procedure, for tRPC and REST alike. \`authorise\` checks every request against its procedure's line, and a test tries
each line with every kind of caller.

- **role**: \`anyone\` also without credentials; \`user\` every authenticated caller; \`member\`, \`admin\`, \`owner\` at least that role in the
  organization that the input's ids lead to (a foreign id answers 404); without an id, the answer holds only what the caller's
  organizations own; \`operator\` on call for the whole installation, which gives no rights in any organization.
- **scope**: the scope that a personal API token needs; with \`login\` no token suffices, a session is required. "a person": the
  installation's token does not suffice either.
- **about**: fields of the input that name something of an organization. "or the cause's": an operator may also use the job that the cause
  of the \`OPEN\` breaker names, in any organization; what they do with it is in that organization's audit.
`;

const code = (text: string): string => `\`${text}\``;

function lineOf({ action, type, meta }: Named): string {
  const { role, scope, of = {}, person, causeToo } = meta.rule;
  const calls = ROUTES.filter((route) => route.procedure.action === action).map(({ line }) =>
    code(line.rest),
  );
  const cells = [
    code(action),
    type === "subscription" ? "a stream, over tRPC only" : calls.join("<br>"),
    role,
    role === "anyone" ? "" : person ? `${scope}, a person` : scope,
    Object.entries(of)
      .map(([field, thing]) => `${code(field)}: ${thing}${causeToo ? ", or the cause's" : ""}`)
      .join("<br>"),
  ];
  return `| ${cells.join(" | ")} |`;
}

const HEAD =
  "| procedure | REST, below `/api/v1` | role | scope | about |\n| --- | --- | --- | --- | --- |\n";

const chapters = Object.entries(Object.groupBy(PROCEDURES, ({ noun }) => noun)).map(
  ([noun, procedures = []]) => `## ${noun}\n\n${HEAD}${procedures.map(lineOf).join("\n")}\n`,
);

process.stdout.write([INTRODUCTION, ...chapters].join("\n"));
