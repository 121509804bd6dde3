/** Stylesheets that are imported for their effect; Next's own declaration exists only after a build. */
declare module "*.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
