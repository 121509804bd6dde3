/** Who asks. Accounts will add a second kind; what a kind may do is in policy.ts alone. */
export type Actor = { readonly kind: "operator"; readonly name: string };

/** How an actor is written into the history. */
export const actorName = (actor: Actor): string => actor.name;
