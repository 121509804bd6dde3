import { z } from "zod";
import { count, id, named, page, text, time } from "../schema/fields.ts";

export const organization = named(
  "Organization",
  z.object({ id, name: text, campaigns: count, createdAt: time }),
);
export const organizationPage = page(organization);
