export { dropDoorbells, takeDoorbells } from "./doorbells.ts";
export { type Lab, type LabDatabase, openLab } from "./lab.ts";
export { type OwnServer, ownServer } from "./own-server.ts";
export { removeFolder, scratchFolder } from "./scratch-folder.ts";
export { mountSmallDisk, type SmallDisk } from "./small-disk.ts";
export { promote, signalAtStart } from "./standby.ts";
export { steadyPort } from "./steady-port.ts";
