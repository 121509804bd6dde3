/** In SQL: a person's own call without an outcome after this is given up, so its deadline has to be shorter. */
export const OWN_CALL_PATIENCE = "interval '2 minutes'";
