/** People that one campaign may have; Apollo shows no more of one search. The database checks it too. */
export const MAX_LEADS = 50_000;

/** Characters of a name: of a campaign, an organization, a person. */
export const MAX_NAME_LENGTH = 200;

/** Characters of a reason that a person gives. */
export const MAX_REASON_LENGTH = 1000;

/** Characters of what a list is searched for. */
export const MAX_SEARCH_LENGTH = 200;

/** Rows of a page of any list. */
export const MAX_PAGE = 200;

/** Days for which an API token may work. */
export const MAX_TOKEN_DAYS = 366;

/** People that one paid call reveals: Apollo's bound on `people/bulk_match`. */
export const REVEAL_BATCH = 10;
