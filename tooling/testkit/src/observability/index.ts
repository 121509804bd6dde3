export { complaints, type Exported } from "./complaints.ts";
export { type Expression, expressions } from "./expressions.ts";
