import type { Outputs } from "../../lib/trpc.ts";

export type Member = Outputs["member"]["list"]["items"][number];
