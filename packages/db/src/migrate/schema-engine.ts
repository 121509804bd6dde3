import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** The exports of the WebAssembly module that `bindings` does not wrap. */
interface Exports {
  __wbindgen_start(): void;
}

/** Declared here because TypeScript knows WebAssembly only with the browser's types. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: object } }>;
};

let loaded: Promise<void> | undefined;

/**
 * Runs `work` with Prisma's schema engine, the part behind `prisma migrate`, as the WebAssembly module from the npm registry. The
 * CLI would download a native binary from binaries.prisma.sh, which fails where only the registry is reachable.
 */
export async function withSchemaEngine<T>(
  pool: pg.Pool,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  await loaded;
  const { rows } = await pool.query<{ schema: string }>("SELECT current_schema() AS schema");
  // Without the schema's name the engine looks for its table in public.
  const schema = rows[0]?.schema ?? "public";
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool, { schema }));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

/** Loads the module by hand, because the package's own entry imports the .wasm as a module, which Node supports only behind a flag. */
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const wasm = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  // A panic would otherwise be a ReferenceError that hides its message.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) },
  });
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": { ...bindings, ...quietTimers() },
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as Exports).__wbindgen_start();
}

/** The engine leaves a timer of 10 s running (the longest wait for its lock), which must not keep the process alive. */
function quietTimers(): Record<string, unknown> {
  const names = Object.keys(bindings).filter((name) => name.startsWith("__wbg_setTimeout_"));
  const start = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

/**
 * Prisma's adapter, except that a migration goes to the server in one piece. The adapter cuts scripts at every semicolon, which
 * breaks function bodies and comments, and commits each part by itself. In one piece PostgreSQL parses the script, and all
 * of it commits or none.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        throw error instanceof pg.DatabaseError ? readable(error) : error;
      }
    };
    return adapter;
  }
}

/** Converts an error to the form that the engine can print; it shows any other error as a number. */
function readable({ code = "", severity = "ERROR", message, detail, column, hint }: pg.DatabaseError) {
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}
