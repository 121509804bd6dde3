/** What the clients ask a model: the JSON in `input`. */
export const promptOf = (body: unknown): unknown => JSON.parse((body as { input: string }).input);
