import { MAX_NAME_LENGTH, MAX_REASON_LENGTH, MAX_SEARCH_LENGTH } from "@leadgen/core";
import { z } from "zod";

export const idSchema = z.uuid({ error: "must be a UUID" });

/** Trimmed text that is not empty and not endless. */
const text = (max: number) =>
  z.string().trim().min(1, "must not be empty").max(max, `must have at most ${max} characters`);

/** Of a person, for the history. */
export const reasonSchema = text(MAX_REASON_LENGTH);

/** Line ends and other control characters, and what turns the direction in which the text around it is read. */
const UNFIT_FOR_A_NAME = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Names stand within sentences, in mails to others too, where more than a line could pass for a sentence of ours. */
export const nameSchema = text(MAX_NAME_LENGTH)
  .refine((name) => !UNFIT_FOR_A_NAME.test(name), "must be one line, without control characters")
  .refine((name) => name === "" || VISIBLE.test(name), "must have something to see");

/** Part of a name, looked for in any case. */
export const searchText = text(MAX_SEARCH_LENGTH);

/** Text that may be cleared with null. */
export const optionalText = (max: number) => text(max).nullish();

/** For procedures that take nothing. */
export const nothing = z.strictObject({}).optional();

export const byId = z.strictObject({ id: idSchema });

/** Fields of every stream: the id of the last event, which tRPC and browsers send by themselves when they come back. */
export const resumable = { lastEventId: z.string().max(200).nullish() };
