import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { withClient } from "../connection.ts";
import { type Embedded, startEmbedded } from "../embedded/index.ts";
import { migrate } from "../migrate/index.ts";

/** A server for the tests' databases, and the migrated template that they are cloned from. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
}

/** No test data is kept, so nothing has to survive a crash. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: 300,
  max_wal_size: "256MB",
  shared_buffers: "128MB",
};

/** Uses the server at `url`, or starts a new one with its data in a temporary folder. */
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
  // From now on no session can connect to it, which CREATE DATABASE … TEMPLATE requires.
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

/** The URL of another database with the same server and user. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

const PREFIX = "leadgen-test-";
const SHARED_MEMORY = "/dev/shm";
/** Far more than the tests write. A container's /dev/shm has 64 MB by default. */
const ROOM = 3 * 2 ** 30;

/**
 * A folder for the test server's data, in memory if there is room: cloning a database takes 12 ms there. On ext4 it takes
 * 40 ms, growing to 300, because ext4 searches past every recently deleted file and each dropped database leaves 300.
 */
export async function makeTestFolder(): Promise<string> {
  const parent = (await hasRoom(SHARED_MEMORY)) ? SHARED_MEMORY : tmpdir();
  await removeLeftovers(parent);
  const folder = await mkdtemp(path.join(parent, `${PREFIX}${process.pid}-`));
  // Lets the server's user enter if we are root; the cluster inside is closed to others.
  await chmod(folder, 0o711);
  return folder;
}

async function hasRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => undefined);
  return found !== undefined && found.bavail * found.bsize >= ROOM;
}

/** Removes the folders of killed runs. The process id in a folder's name tells whether it is in use. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(name.match(new RegExp(`^${PREFIX}(\\d+)-`))?.[1]);
    // Another run may be removing the same folder, and another user's folder can't be removed.
    if (pid && !isAlive(pid))
      await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
