/** The verbs do something else than the model says. */
export class Divergence extends Error {
  constructor(what: string) {
    super(what);
    this.name = "Divergence";
  }
}
