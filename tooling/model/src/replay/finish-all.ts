import { autocommit } from "@leadgen/db";
import type { Session, Standing } from "./session.ts";
import type { Site } from "./site.ts";

/** Ends every open transaction, in any order that is possible. @returns the invariants that the database breaks then. */
export async function finishAll(site: Site): Promise<string[]> {
  while (site.sessions.size > 0) {
    const ended = await endOne(site);
    if (!ended) throw new Error("model-e12: the open transactions wait for each other");
  }
  const results = await site.verbs.checkInvariants(autocommit(site.observer));
  return results
    .filter(({ violations }) => violations > 0)
    .map(({ id, claim, examples }) => `${id}: ${claim} (${examples.join(", ")})`);
}

async function endOne({ sessions }: Site): Promise<boolean> {
  for (const [actor, session] of sessions) {
    let standing = await session.standing();
    if (standing === "HELD_BACK") {
      session.release();
      standing = await session.standing();
    }
    if (standing === "WAITS") continue;
    await end(session, standing);
    sessions.delete(actor);
    return true;
  }
  return false;
}

const end = (session: Session, standing: Standing): Promise<void> =>
  standing === "DONE" ? session.commit() : session.kill();
