/** People that one campaign may have; Apollo shows no more of one search. The database checks it too. */
export const MAX_LEADS = 50_000;

/** Characters of a name: of a campaign, an organization, a person. */
export const MAX_NAME_LENGTH = 200;

/** People that one paid call reveals: Apollo's bound on `people/bulk_match`. */
export const REVEAL_BATCH = 10;
