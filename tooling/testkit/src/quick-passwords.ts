import { randomBytes, scryptSync } from "node:crypto";
import type { ApiDeps } from "@leadgen/api";

const keep = (password: string, salt: string) =>
  `${salt}:${scryptSync(password, salt, 64, { N: 2 }).toString("hex")}`;

/** Salted scrypt at the lowest cost: the product's, which the web app's tests use, takes 63 ms of computing each time. */
export const QUICK_PASSWORDS: NonNullable<ApiDeps["passwords"]> = {
  hash: async (password) => keep(password, randomBytes(16).toString("hex")),
  verify: async ({ hash, password }) => keep(password, hash.split(":")[0] ?? "") === hash,
};
