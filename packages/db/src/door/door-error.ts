/** leadgen can't work with this database or the connection to it. The message is one sentence that says what to do. Nothing was changed. */
export class DoorError extends Error {
  readonly code = "DATABASE_UNFIT";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DoorError";
  }
}
