import { z } from "zod";
import { id } from "../schema/fields.ts";

/** What is gone now. */
export const removed = z.object({ id });
