/** How a field that no caller needs is changed. */
export type FieldChange = "absent" | "null" | "other type";

/**
 * Changes every field of a JSON value except the needed ones.
 *
 * @param needed paths such as `matches.*.email`; everything below such a path is kept
 */
export function changeFields(value: unknown, needed: readonly string[], change: FieldChange): unknown {
  return walk(
    value,
    needed.map((path) => path.split(".")),
    change,
  );
}

type Path = readonly string[];

function walk(value: unknown, paths: readonly Path[], change: FieldChange): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((item) => walk(item, below(paths, "*"), change));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    const kept = below(paths, name);
    if (kept.length > 0) return [[name, walk(field, kept, change)]];
    if (change === "absent") return [];
    return [[name, change === "null" ? null : otherType(field)]];
  });
  return Object.fromEntries(fields);
}

function below(paths: readonly Path[], step: string): Path[] {
  return paths.filter(([first]) => first === step).map(([, ...rest]) => rest);
}

function otherType(value: unknown): unknown {
  switch (typeof value) {
    case "string":
      return 7;
    case "number":
      return String(value);
    case "boolean":
      return value ? "yes" : "no";
    default:
      return value === null ? [] : "none";
  }
}
