/** The verbs do something different from the model. */
export class Divergence extends Error {
  constructor(what: string) {
    super(what);
    this.name = "Divergence";
  }
}
