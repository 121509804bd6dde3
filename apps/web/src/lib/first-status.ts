"use client";

import { createContext } from "react";
import type { Outputs } from "./trpc.ts";

export type QueueStatus = Outputs["queue"]["status"];

/** What the server knew of the queue when it sent the page; null when it could not look. */
export const FirstStatus = createContext<QueueStatus | null>(null);
