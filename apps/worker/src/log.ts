import { createLog as create, type Log } from "@leadgen/log";
import type { WorkerConfig } from "./env.ts";

export const createLog = ({ logLevel, name }: Pick<WorkerConfig, "logLevel" | "name">): Log =>
  create({ app: "worker", level: logLevel, worker: name });
