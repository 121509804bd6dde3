import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { type Embedded, startEmbedded } from "../embedded/index.ts";
import { migrate } from "../migrate/index.ts";
import { withClient } from "../with-client.ts";
import { makeTestFolder } from "./test-folder.ts";

/** A server that tests clone their databases on, and the migrated template they clone. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
}

/** Nothing here is kept, so nothing has to survive a crash. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: 300,
  max_wal_size: "256MB",
  shared_buffers: "128MB",
};

/** Uses the server at `url`, or starts one of its own with its data in a temporary folder. */
export async function startTestServer(url?: string): Promise<TestServer & AsyncDisposable> {
  const own = url === undefined ? await startOwn() : undefined;
  const server = url ?? own?.url ?? "";
  const template = `leadgen_template_${randomBytes(6).toString("hex")}`;
  try {
    await createTemplate(server, template);
  } catch (error) {
    await own?.[Symbol.asyncDispose]();
    throw error;
  }
  return {
    url: server,
    template,
    async [Symbol.asyncDispose]() {
      if (own) await own[Symbol.asyncDispose]();
      else await withClient(server, (admin) => admin.query(`DROP DATABASE "${template}" WITH (FORCE)`));
    },
  };
}

async function createTemplate(server: string, template: string): Promise<void> {
  await withClient(server, (admin) => admin.query(`CREATE DATABASE "${template}"`));
  await migrate(databaseUrl(server, template));
  // Nobody can be connected to it from now on, which CREATE DATABASE … TEMPLATE insists on.
  await withClient(server, (admin) => admin.query(`ALTER DATABASE "${template}" ALLOW_CONNECTIONS false`));
}

async function startOwn(): Promise<Embedded> {
  const dataDir = await makeTestFolder();
  const embedded = await startEmbedded({ dataDir, port: 0, settings: SETTINGS });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...embedded, stop, [Symbol.asyncDispose]: stop };
}

/** The same server and user, another database. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
