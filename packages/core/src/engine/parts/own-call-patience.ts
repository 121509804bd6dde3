/** SQL interval after which a person's own call without an outcome is given up. Such a call's deadline must be shorter. */
export const OWN_CALL_PATIENCE = "interval '2 minutes'";
