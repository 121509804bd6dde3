import { execFileSync } from "node:child_process";
import { chownSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createPool, endPool } from "@leadgen/db";
import { as, type Place } from "./place.ts";

/** A place with TLS: a certificate for 127.0.0.1 from a private authority, whose file the URL names. */
export async function withPrivateAuthority(where: Place): Promise<Place> {
  const pool = createPool(where.url, { max: 1 });
  const { rows } = await pool.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
  const folder = rows[0]?.folder ?? "";
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const key = (name: string) => ["-newkey", "rsa:2048", "-nodes", "-keyout", `${name}.key`];
  openssl(
    "req",
    "-x509",
    ...key("ca"),
    "-out",
    "ca.pem",
    "-days",
    "2",
    "-subj",
    "/CN=An authority of our own",
  );
  openssl("req", ...key("server"), "-out", "server.csr", "-subj", "/CN=database");
  writeFileSync(`${folder}/names`, "subjectAltName=IP:127.0.0.1");
  const signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names"];
  openssl("x509", "-req", "-in", "server.csr", "-out", "server.crt", ...signed);
  const { uid, gid } = statSync(folder);
  for (const name of ["server.key", "server.crt"]) chownSync(`${folder}/${name}`, uid, gid);
  await pool.query("ALTER SYSTEM SET ssl = on");
  await pool.query("SELECT pg_reload_conf()");
  await endPool(pool);
  // A place where the product's user can read it.
  const authority = `${folder}.ca.pem`;
  writeFileSync(authority, readFileSync(`${folder}/ca.pem`));
  return as(where, (url) => {
    url.searchParams.set("sslmode", "verify-full");
    url.searchParams.set("sslrootcert", authority);
  });
}
