/** The operator's token under `make dev`, where the server only listens on this machine. OPERATOR_TOKEN overrides it. */
export const DEV_OPERATOR_TOKEN = "development";
