import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { steadyPort } from "@leadgen/testkit/lab";

const PAGE = fileURLToPath(new URL("../../../../docs/nginx.md", import.meta.url));
const BINARY = "/usr/sbin/nginx";
/** The host name in docs/nginx.md. */
export const HOST = "leads.example.com";

export interface Nginx extends AsyncDisposable {
  readonly version: string;
  /** The port for TLS. */
  readonly port: number;
  /** The port for plain HTTP, which redirects. */
  readonly plainPort: number;
  readonly authority: Buffer;
}

/** Debian's nginx with the configuration of docs/nginx.md, except ports and certificates. @throws Error if nginx is missing. */
export async function startNginx(folder: string, appPort: number): Promise<Nginx> {
  const [port, plainPort] = [await steadyPort(), await steadyPort()];
  await mkdir(folder, { recursive: true });
  execFileSync("openssl", CERTIFICATE, { cwd: folder, stdio: "ignore" });
  const page = await readFile(PAGE, "utf8");
  const [, block = ""] = /```nginx\n([\s\S]*?)```/.exec(page) ?? [];
  const ours = [
    ["127.0.0.1:3000", `127.0.0.1:${appPort}`],
    ["listen 80;", `listen 127.0.0.1:${plainPort};`],
    ["listen 443 ", `listen 127.0.0.1:${port} `],
    ["/etc/nginx/leads.pem", `${folder}/cert.pem`],
    ["/etc/nginx/leads.key", `${folder}/key.pem`],
  ].reduce((text, [there = "", here = ""]) => {
    if (!text.includes(there)) throw new Error(`chaos-e34: docs/nginx.md has no "${there}"`);
    return text.replace(there, here);
  }, block);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const config = path.join(folder, "nginx.conf");
  await writeFile(config, `${FRAME}http { access_log off;\n${temporary.join("\n")}\n${ours}\n}\n`);
  const args = ["-c", config, "-p", folder, "-e", `${folder}/error.log`];
  const nginx = spawn(BINARY, args, { stdio: "ignore" });
  const ended = once(nginx, "exit");
  while (!(await isOpen(port))) {
    if (nginx.exitCode !== null)
      throw new Error(`nginx did not start: ${await readFile(`${folder}/error.log`, "utf8")}`);
    await pause(50);
  }
  const [, version = "unknown"] =
    /nginx\/(\S+)/.exec(execFileSync("sh", ["-c", `${BINARY} -v 2>&1`], { encoding: "utf8" })) ?? [];
  return {
    version,
    port,
    plainPort,
    authority: await readFile(`${folder}/cert.pem`),
    async [Symbol.asyncDispose]() {
      nginx.kill("SIGTERM");
      await ended;
    },
  };
}

const FRAME = "daemon off;\npid nginx.pid;\nworker_processes 1;\nevents { worker_connections 4096; }\n";

const CERTIFICATE =
  `req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=${HOST} -addext subjectAltName=DNS:${HOST}`.split(
    " ",
  );

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const open = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  return open;
}
