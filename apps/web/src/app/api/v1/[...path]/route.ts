import { answer } from "../../../../server/answer.ts";

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
