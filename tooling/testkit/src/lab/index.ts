export { dropDoorbells, takeDoorbells } from "./doorbells.ts";
export { type Lab, type LabDatabase, openLab } from "./lab.ts";
export { removeFolder, scratchFolder } from "./scratch-folder.ts";
export { steadyPort } from "./steady-port.ts";
