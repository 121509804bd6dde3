/** The most people that one campaign may have, since Apollo shows no more for one search. The database checks it too. */
export const MAX_LEADS = 50_000;

/** The most characters in a name of a campaign, an organization or a person. */
export const MAX_NAME_LENGTH = 200;

/** The most characters in a reason that a person gives. */
export const MAX_REASON_LENGTH = 1000;

/** The most characters in a search text for a list. */
export const MAX_SEARCH_LENGTH = 200;

/** The most rows on a page of any list. */
export const MAX_PAGE = 200;

/** The most days for which an API token may be valid. */
export const MAX_TOKEN_DAYS = 366;

/** The most people that one paid call reveals: Apollo's limit for `people/bulk_match`. */
export const REVEAL_BATCH = 10;
