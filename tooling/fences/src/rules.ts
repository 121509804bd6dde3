import type { IForbiddenRuleType } from "dependency-cruiser";

/** A rule of dependency-cruiser that always has a name, and whose `comment` says what to do instead. */
export type Fence = IForbiddenRuleType & { readonly name: string; readonly comment: string };

const OURS = "^(packages|apps|tooling)/";
/** Tests may import any package and the simulator; the arrows apply to shipped code. */
const TESTS = "(^|/)test/|\\.test\\.tsx?$";
/** The verbs and their parts: everything that needs a database. */
const CORE_VERBS = "^packages/core/src/(engine|outreach)/(parts/|[^/]+$)";
const CORE_PURE = "^packages/core/src/(?!(engine|outreach)/(parts/|[^/]+$))";
const CORE = "^packages/core/src/";
const DB = "^packages/db/";
const LOG = "^packages/log/";
const METRICS = "^packages/metrics/";
const PROVIDERS = "^packages/providers/";
const ALERTS = "^packages/alerts/";

interface Arrow {
  /** Folder of the package, e.g. `packages/api`. */
  readonly of: string;
  /** Path patterns of our packages that its shipped code may import, besides its own. */
  readonly may: readonly string[];
  /** The same in words, for the message. */
  readonly words: string;
}

/** docs/architecture.md, "Layout". */
const ARROWS: readonly Arrow[] = [
  { of: "packages/db", may: [], words: "nothing of ours" },
  { of: "packages/providers", may: [CORE_PURE], words: "core, and none of its verbs" },
  {
    of: "packages/api",
    may: [CORE, DB],
    words: "core, core/outreach and db; the probe's providers are passed in",
  },
  { of: "packages/metrics", may: [], words: "nothing of ours" },
  { of: "packages/log", may: [], words: "nothing of ours" },
  { of: "packages/alerts", may: [CORE_PURE, DB], words: "core, none of its verbs, and db" },
  {
    of: "apps/worker",
    may: [ALERTS, CORE, DB, LOG, METRICS, PROVIDERS],
    words: "alerts, core, core/outreach, db, log, metrics and providers",
  },
  {
    of: "apps/web",
    may: [ALERTS, "^packages/api/", CORE_PURE, DB, LOG, METRICS, PROVIDERS],
    words: "alerts, api, core, db, log, metrics and providers",
  },
  { of: "apps/simulator", may: [CORE_PURE], words: "core, and none of its verbs" },
];

function arrowFence({ of, may, words }: Arrow): Fence {
  return {
    name: `${of.replace("/", "-")}-arrows`,
    comment: `${of} may import ${words}.`,
    severity: "error",
    from: { path: `^${of}/`, pathNot: TESTS },
    to: { path: OURS, pathNot: [`^${of}/`, ...may] },
  };
}

const LIBRARY_FENCES: readonly Fence[] = [
  {
    name: "core-imports-zod-only",
    comment: "core is pure: no Node modules, no library but zod. Take what you need as an argument.",
    severity: "error",
    from: { path: CORE, pathNot: TESTS },
    to: { pathNot: [CORE, "(^|/)node_modules/zod/"] },
  },
  {
    name: "core-root-without-verbs",
    comment:
      "The entry `.` of core is browser-safe and knows no SQL: it must import no verb and no part of one.",
    severity: "error",
    from: { path: CORE_PURE },
    to: { path: CORE_VERBS },
  },
  {
    name: "core-engine-knows-no-outreach",
    comment:
      "The engine knows no campaign, lead or vendor: tables and hooks of its Domain tell it what it needs.",
    severity: "error",
    from: { path: "^packages/core/src/engine/" },
    to: {
      path: "^packages/core/src/",
      pathNot: ["^packages/core/src/engine/", "^packages/core/src/errors\\.ts$"],
    },
  },
  {
    name: "engine-through-outreach",
    comment:
      "Import verbs from @leadgen/core/outreach: there they are bound to our tables and to what follows the end of jobs.",
    severity: "error",
    from: { pathNot: "^packages/core/" },
    to: { path: "^packages/core/src/engine/index\\.ts$" },
  },
];

/** better-auth accesses its accounts through Prisma; everything else is SQL with its own row types (packages/db/README.md). */
const PRISMA_FENCE: Fence = {
  name: "prisma-for-accounts-only",
  comment: "Prisma's client is for better-auth. Write SQL, and take its rows from `columns` of @leadgen/db.",
  severity: "error",
  from: { path: OURS, pathNot: [TESTS, DB, "^packages/api/src/(accounts|auth)/"] },
  to: { path: "^packages/db/(src/prisma\\.ts$|generated/prisma/)" },
};

const APP_FENCES: readonly Fence[] = [
  {
    name: "simulator-takes-names-only",
    comment:
      "The simulator stands for the outside world: from core it takes the names of providers and operations, and which of them the pipeline calls, in src/providers/names.ts, and nothing else.",
    severity: "error",
    from: { path: "^apps/simulator/src/", pathNot: "^apps/simulator/src/providers/names\\.ts$" },
    to: { path: CORE },
  },
  {
    name: "nothing-imports-an-app",
    comment:
      "Apps are ends of the graph. Only apps/cli, the benchmarks, the chaos run and the test kit start worker and simulator in their own process.",
    severity: "error",
    from: {
      path: "^((?:packages|apps|tooling)/[^/]+)/",
      pathNot: [TESTS, "^apps/cli/", "^tooling/(bench|chaos|testkit)/"],
    },
    to: { path: "^apps/", pathNot: "^$1/" },
  },
  {
    name: "cli-and-bench-start-worker-and-simulator-only",
    comment:
      "apps/cli and tooling/{bench,chaos,testkit} may import worker and simulator. The web app is started as a process of its own.",
    severity: "error",
    from: { path: "^(apps/cli|tooling/(bench|chaos|testkit))/" },
    to: { path: "^apps/", pathNot: ["^apps/(worker|simulator)/", "^$1/"] },
  },
  {
    name: "tests-import-the-simulator-only",
    comment: "A test may start the simulator in its own process, but no other app than its own.",
    severity: "error",
    from: {
      path: "^((?:packages|apps|tooling)/[^/]+)(?:/test/|/.*/test/|/.*\\.test\\.tsx?$)",
      pathNot: ["^apps/cli/", "^tooling/(bench|chaos)/"],
    },
    to: { path: "^apps/", pathNot: ["^apps/simulator/", "^$1/"] },
  },
];

const TESTKIT_FENCE: Fence = {
  name: "testkit-for-tests-and-tools",
  comment:
    "The test kit makes rows and systems for tests, benchmarks and chaos. Shipped code must not need it.",
  severity: "error",
  from: { path: "^(packages|apps)/", pathNot: TESTS },
  to: { path: "^tooling/testkit/" },
};

const GRAPH_FENCES: readonly Fence[] = [
  {
    name: "no-cycles",
    comment: "Two files that need each other are one file, or need a third. Type imports count.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-unresolvable",
    comment: "The import leads nowhere: misspelt, not in package.json, or not among the package's exports.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "no-shipped-code-imports-tests",
    comment:
      "Helpers that tests share live in test/ or in a `./testing` entry; shipped code never needs them.",
    severity: "error",
    from: { path: OURS, pathNot: TESTS },
    to: { path: TESTS, pathNot: "(^|/)node_modules/" },
  },
];

/** Fences over the import graph as written, type imports included. */
export const FENCES: readonly Fence[] = [
  ...LIBRARY_FENCES,
  ...ARROWS.map(arrowFence),
  PRISMA_FENCE,
  ...APP_FENCES,
  TESTKIT_FENCE,
  ...GRAPH_FENCES,
];

/** Modules that must never reach a browser. */
const SERVER_ONLY = [
  "^packages/(db|providers|api)/",
  CORE_VERBS,
  "(^|/)node_modules/(pg|graphile-worker|@prisma/[^/]+|pino|undici|server-only)/",
];

/**
 * The fence around the browser. It applies to the import graph without type imports (a client component may import
 * the router's type). `clients` are the files that begin with "use client".
 */
export function browserFence(clients: readonly string[]): Fence {
  return {
    name: "client-without-server",
    comment: "A client component reaches server-only code. Import the type only, or go through tRPC.",
    severity: "error",
    from: { path: clients.map((file) => `^${file.replace(/[.[\]()]/g, "\\$&")}$`) },
    to: { path: SERVER_ONLY, reachable: true },
  };
}
