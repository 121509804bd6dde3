import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "../generated/prisma/client.ts";

/** Prisma on the process's one pool. Disconnecting it leaves the pool open: whoever made the pool ends it. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}

export type { PrismaClient } from "../generated/prisma/client.ts";
export { prismaTx } from "./prisma-tx.ts";
