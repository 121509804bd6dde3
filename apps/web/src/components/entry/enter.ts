/** Goes on to a page by a full load, so that the server sees the new cookie for every part of it. */
export function enter(target: string): void {
  window.location.assign(target);
}
