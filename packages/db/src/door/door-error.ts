/** This database, or the way to it, is not one that leadgen can work with. The message is one sentence that says what to do; nothing was changed. */
export class DoorError extends Error {
  readonly code = "DATABASE_UNFIT";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DoorError";
  }
}
