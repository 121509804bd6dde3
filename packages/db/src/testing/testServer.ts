import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Embedded, startEmbedded } from "../embedded/index.ts";
import { migrate } from "../migrate/index.ts";
import { withClient } from "../withClient.ts";

/** A server that tests clone their databases on, and the migrated template they clone. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
}

const PREFIX = "leadgen-test-";

/** Nothing here is kept, so nothing has to survive a crash. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: 300,
  shared_buffers: "128MB",
};

/** Uses the server at `url`, or starts one of its own with its data in the temporary folder. */
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
  await removeLeftovers();
  const dataDir = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // So that the server's user can get in when we are root; the cluster inside is closed to others.
  await chmod(dataDir, 0o711);
  const embedded = await startEmbedded({ dataDir, port: 0, settings: SETTINGS });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...embedded, stop, [Symbol.asyncDispose]: stop };
}

/** A run that was killed could not remove its folder; its process id in the name says that nobody uses it. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(new RegExp(`^${PREFIX}(\\d+)-`))?.[1]);
    if (pid && !isAlive(pid)) await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The same server and user, another database. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
