import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { withClient } from "../src/connection.ts";
import { USUAL_PORT } from "../src/embedded/free-port.ts";
import { canEnter, serverIdentity } from "../src/embedded/identity.ts";
import { findEmbedded, resolveDatabaseUrl, startEmbedded } from "../src/embedded/index.ts";
import { placeBinaries } from "../src/embedded/place.ts";
import { DatabaseUnreachableError } from "../src/index.ts";
import { makeTestFolder } from "../src/testing/test-server.ts";

const settings = { fsync: "off" };
const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const FIXTURE = fileURLToPath(new URL("fixtures/hold-embedded.ts", import.meta.url));

/** A temporary folder, open for other users to pass through unless said otherwise. */
async function folder(mode = 0o755): Promise<{ path: string } & AsyncDisposable> {
  const made = await makeTestFolder();
  await chmod(made, mode);
  return { path: made, [Symbol.asyncDispose]: () => rm(made, { recursive: true, force: true }) };
}

async function ask(url: string, sql: string): Promise<unknown> {
  return withClient(
    url,
    async (client) => (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0],
  );
}

async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(path.join(dataDir, "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Another process that holds a server; resolves once that is up. */
async function hold(dataDir: string, as?: { uid: number; gid: number }) {
  const child = spawn(process.execPath, [FIXTURE, dataDir], {
    ...as,
    cwd: "/",
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [line] = await once(createInterface(child.stdout), "line");
  return { child, ended, ...(JSON.parse(line) as { url: string; attached: boolean; port: number }) };
}

test("starts from nothing, keeps its data over a restart, and leaves no process behind", async () => {
  await using home = await folder();
  const dataDir = path.join(home.path, "not", "there", "yet");
  const first = await startEmbedded({ dataDir, port: 0, settings });
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const pid = await serverPid(dataDir);
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  await using second = await startEmbedded({ dataDir, port: 0, settings });
  expect(await ask(second.url, "SELECT answer FROM kept")).toBe(42);
});

test("is PostgreSQL 18, on the loopback address only, with a password, in UTC, syncing to disk unless told otherwise", async () => {
  await using home = await folder();
  await using embedded = await startEmbedded({ dataDir: home.path, port: 0 });
  expect(await ask(embedded.url, "SHOW server_version")).toMatch(/^18\./);
  expect(await ask(embedded.url, "SHOW listen_addresses")).toBe("127.0.0.1");
  expect(await ask(embedded.url, "SHOW fsync")).toBe("on");
  expect(await ask(embedded.url, "SHOW timezone")).toBe("UTC");
  const wrong = new URL(embedded.url);
  wrong.password = "guess";
  await expect(ask(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
});

test("a second start on the same folder joins the running server, and its stop leaves the server running", async () => {
  await using home = await folder();
  const owner = await hold(home.path);
  const guest = await startEmbedded({ dataDir: home.path, settings });
  expect(guest).toMatchObject({ attached: true, port: owner.port });
  await guest.stop();
  expect(await ask(owner.url, "SELECT 1")).toBe(1);
  owner.child.stdin.end();
  await owner.ended;
});

test("of two processes that start on a new folder at once, one starts the server and the other joins it", async () => {
  await using home = await folder();
  const both = await Promise.all([hold(home.path), hold(home.path)]);
  expect(both.map((each) => each.attached).sort()).toEqual([false, true]);
  expect(both[0].url).toBe(both[1].url);
  for (const each of both) each.child.stdin.end();
  await Promise.all(both.map((each) => each.ended));
});

test("starts again after the server was killed and left its lock file", async () => {
  await using home = await folder();
  const first = await startEmbedded({ dataDir: home.path, port: 0, settings });
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  process.kill(await serverPid(home.path), "SIGKILL");
  await first.stop();
  expect((await stat(path.join(home.path, "cluster", "postmaster.pid"))).isFile()).toBe(true);
  await using second = await startEmbedded({ dataDir: home.path, port: 0, settings });
  expect(second.attached).toBe(false);
  expect(await ask(second.url, "SELECT answer FROM kept")).toBe(42);
});

test("starts although the process id in a stale lock file now belongs to another process", async () => {
  await using home = await folder();
  await startEmbedded({ dataDir: home.path, port: 0, settings }).then((first) => first.stop());
  const cluster = path.join(home.path, "cluster");
  const other = spawn("cat", { ...serverIdentity(cluster), stdio: ["pipe", "ignore", "ignore"] });
  await once(other, "spawn");
  await writeFile(
    path.join(cluster, "postmaster.pid"),
    `${other.pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n\n`,
  );
  await using second = await startEmbedded({ dataDir: home.path, port: 0, settings });
  expect(await ask(second.url, "SELECT 1")).toBe(1);
  other.stdin.end();
});

test("the server stops when the process that started it is killed", async () => {
  await using home = await folder();
  const owner = await hold(home.path);
  owner.child.kill("SIGKILL");
  // The server refuses connections before its last write; its lock file disappears after that.
  const gone = () => expect(serverPid(home.path)).rejects.toMatchObject({ code: "ENOENT" });
  await vi.waitFor(gone, { timeout: 60_000, interval: 20 });
  await expect(ask(owner.url, "SELECT 1")).rejects.toThrow(DatabaseUnreachableError);
});

test("takes another port when the usual one is taken, but not when a port was asked for", async () => {
  await using home = await folder();
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const { port } = squatter.address() as { port: number };
  const asked = startEmbedded({ dataDir: home.path, port, settings });
  await expect(asked).rejects.toThrow(`Port ${port} is taken`);

  // Taken by this test, or by a `make dev` that runs at the same time.
  const usual = createServer();
  const taken = new Promise((resolve) => usual.once("listening", resolve).once("error", resolve));
  usual.listen(USUAL_PORT, "127.0.0.1");
  await taken;
  await using embedded = await startEmbedded({ dataDir: home.path, settings });
  expect(embedded.port).not.toBe(USUAL_PORT);
  usual.close();
  squatter.close();
});

test("reports PostgreSQL's own message when it does not start", async () => {
  await using home = await folder();
  const attempt = startEmbedded({ dataDir: home.path, port: 0, settings: { fsync: "perhaps" } });
  await expect(attempt).rejects.toThrow(/did not start.*"fsync" requires a Boolean value/s);
});

test("uses the embedded database if DATABASE_URL is unset, and the named database otherwise", async () => {
  await using home = await folder();
  const given = await resolveDatabaseUrl({ DATABASE_URL: "postgresql://elsewhere/db" }, home.path);
  expect(given).toMatchObject({ url: "postgresql://elsewhere/db", embedded: false });
  await using own = await resolveDatabaseUrl({}, home.path);
  expect(own.embedded).toBe(true);
  expect(await ask(own.url, "SELECT current_database()")).toBe("leadgen");
});

test.runIf(isRoot && canEnter(NOBODY, path.dirname(FIXTURE)))("works for an ordinary user", async () => {
  await using home = await folder();
  await chown(home.path, NOBODY.uid, NOBODY.gid);
  const owner = await hold(path.join(home.path, "data"), NOBODY);
  expect(await ask(owner.url, "SELECT 1")).toBe(1);
  expect((await stat(path.join(home.path, "data", "cluster"))).uid).toBe(NOBODY.uid);
  owner.child.stdin.end();
  await owner.ended;
});

test.runIf(isRoot)(
  "for root, a folder that others can't reach becomes a link to one that they can",
  async () => {
    await using home = await folder(0o700);
    await using shared = await folder();
    const dataDir = path.join(home.path, "data");
    const options = { dataDir, sharedDir: shared.path, port: 0, settings };
    const first = await startEmbedded(options);
    expect(await readlink(dataDir)).toBe(first.dataDir);
    expect(path.dirname(first.dataDir)).toBe(shared.path);
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();

    const second = await startEmbedded(options);
    expect(await ask(second.url, "SELECT answer FROM kept")).toBe(42);
    await second.stop();

    await rm(dataDir);
    await using third = await startEmbedded(options);
    expect(await ask(third.url, "SELECT to_regclass('kept')")).toBeNull();
  },
);

test.runIf(isRoot)("for root, binaries that others can't reach are copied, once per version", async () => {
  await using home = await folder(0o700);
  await using shared = await folder();
  await mkdir(path.join(home.path, "bin"));
  await writeFile(path.join(home.path, "bin", "postgres"), "");
  const place = () => placeBinaries({ root: home.path, version: "18.0" }, NOBODY, shared.path);
  const copies = await Promise.all([place(), place()]);
  expect(copies).toEqual([
    path.join(shared.path, "postgresql-18.0"),
    path.join(shared.path, "postgresql-18.0"),
  ]);
  expect((await stat(path.join(copies[0], "bin", "postgres"))).isFile()).toBe(true);
  expect(await place()).toBe(copies[0]);
});

test("finds the server that runs on a data folder, and starts none if none runs", async () => {
  await using home = await folder();
  expect(await findEmbedded(path.join(home.path, "nowhere"))).toBeUndefined();
  const running = await startEmbedded({ dataDir: home.path, port: 0, settings });
  expect(await findEmbedded(home.path)).toBe(running.url);
  await running.stop();
  expect(await findEmbedded(home.path)).toBeUndefined();
});
