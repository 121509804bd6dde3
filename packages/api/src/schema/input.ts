import { MAX_NAME_LENGTH, MAX_REASON_LENGTH, MAX_SEARCH_LENGTH } from "@leadgen/core";
import { z } from "zod";

export const idSchema = z.uuid({ error: "must be a UUID" });

/** Trimmed text that is neither empty nor too long. */
const text = (max: number) =>
  z.string().trim().min(1, "must not be empty").max(max, `must have at most ${max} characters`);

/** A person's reason, for the history. */
export const reasonSchema = text(MAX_REASON_LENGTH);

/** Line ends and other control characters, and characters that change the direction of the surrounding text. */
const UNFIT_FOR_A_NAME = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Names are inserted into sentences, also of mails to others: a name of several lines could pass for a sentence of ours. */
export const nameSchema = text(MAX_NAME_LENGTH)
  .refine((name) => !UNFIT_FOR_A_NAME.test(name), "must be one line, without control characters")
  .refine((name) => name === "" || VISIBLE.test(name), "must have something to see");

/** Part of a name, searched in any case. */
export const searchText = text(MAX_SEARCH_LENGTH);

/** Text that null clears. */
export const optionalText = (max: number) => text(max).nullish();

/** For procedures without input. */
export const nothing = z.strictObject({}).optional();

export const byId = z.strictObject({ id: idSchema });

/** Fields of every stream: the id of the last event, which tRPC and browsers send by themselves on a reconnect. */
export const resumable = { lastEventId: z.string().max(200).nullish() };
