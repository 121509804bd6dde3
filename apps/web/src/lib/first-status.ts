"use client";

import { createContext } from "react";
import type { Outputs } from "./trpc.ts";

export type QueueStatus = Outputs["queue"]["status"];

/** The queue's status when the server sent the page; null if the server couldn't read it. */
export const FirstStatus = createContext<QueueStatus | null>(null);
