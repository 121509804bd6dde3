import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** A receiver's name resolves to an internal address. */
export class InternalAddressError extends Error {
  override readonly name = "InternalAddressError";
}

/**
 * A resolver for sockets that refuses a name if any of its addresses is not public. The socket connects to the checked address. A
 * check before the request would resolve the name twice, and the second answer could differ.
 */
export function guardedLookup(resolve: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "");
      const addresses = found as LookupAddress[];
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(new InternalAddressError(`${hostname} has an address that is not public`), "");
      }
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
