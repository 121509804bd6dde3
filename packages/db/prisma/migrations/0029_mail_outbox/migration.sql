-- Mails to people, until they are handed in: written in the transaction that makes what they tell of, deleted when the mail server has taken
-- them or when they are of no use any more.
CREATE TABLE "mail" (
  "id" uuid PRIMARY KEY,
  -- In the words of programs, for the log.
  "purpose" text NOT NULL,
  -- To whom, the subject and the text, encrypted: links in it are secrets, and the key is not in the database.
  "sealed" bytea NOT NULL,
  "created_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "expires_at" timestamptz NOT NULL,
  "tries" integer NOT NULL DEFAULT 0,
  -- While a try is under way: when its sender counts as dead.
  "next_try_at" timestamptz NOT NULL DEFAULT clock_timestamp()
);
