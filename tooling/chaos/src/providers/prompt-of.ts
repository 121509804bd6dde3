/** What a model is asked about, as the clients send it: JSON in `input`. */
export const promptOf = (body: unknown): unknown => JSON.parse((body as { input: string }).input);
