import { readFile } from "node:fs/promises";

const FOLDER = new URL("../../../../docs/observability/", import.meta.url);

/** An expression of the dashboard or of the alert rules. */
export interface Expression {
  readonly of: string;
  readonly expression: string;
  /** Names without the suffixes of a histogram. */
  readonly metrics: readonly Used[];
  /** Labels by which it groups, and which its text shows. */
  readonly groups: readonly string[];
}

interface Used {
  readonly name: string;
  readonly suffix: string;
  /** Labels by which its series are selected. */
  readonly labels: readonly string[];
}

/** Every expression of docs/observability. */
export async function expressions(): Promise<Expression[]> {
  const dashboard = JSON.parse(await readFile(new URL("dashboard.json", FOLDER), "utf8")) as Dashboard;
  const rules = await readFile(new URL("alerts.yml", FOLDER), "utf8");
  return [...dashboard.panels.flatMap(ofPanel), ...ofRules(rules)];
}

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
}

const ofPanel = ({ title, targets = [] }: Dashboard["panels"][number]): Expression[] =>
  targets.map(({ expr, legendFormat }) => parse(title, expr, legendFormat));

const RULE = /- alert: (\w+)\n\s+expr: ["']([^\n]*)["']\n[\s\S]*?summary: ["']([^\n]*)["']/g;

const ofRules = (text: string): Expression[] =>
  [...text.matchAll(RULE)].map(([, name = "", expression = "", summary = ""]) =>
    parse(name, expression, summary),
  );

const METRIC = /\b((?:leadgen|process|nodejs)_\w+?)(_bucket|_count|_sum)?(?:\{([^}]*)\})?(?![\w{])/g;
const GROUPING = /\b(?:by|without|on) \(([^)]*)\)/g;
const SHOWN = /\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g;

function parse(of: string, expression: string, words: string): Expression {
  const metrics = [...expression.matchAll(METRIC)].map(([, name = "", suffix = "", picked = ""]) => ({
    name,
    suffix,
    labels: [...picked.matchAll(/(\w+)\s*[=!]/g)].map(([, label = ""]) => label),
  }));
  const grouped = [...expression.matchAll(GROUPING)].flatMap(([, list = ""]) => list.split(/,\s*/));
  const shown = [...words.matchAll(SHOWN)].map(([, label = ""]) => label);
  return { of, expression, metrics, groups: [...new Set([...grouped, ...shown])] };
}
