import { answer } from "../../../server/answer.ts";

export { answer as DELETE, answer as POST };
