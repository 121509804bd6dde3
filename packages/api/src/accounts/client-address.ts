import { BlockList, isIP, isIPv6 } from "node:net";

/**
 * The client's address of a request. `X-Forwarded-For` is read from the right, as far as trusted proxies wrote it: up to the first
 * hop that is not trusted. Without a trusted proxy (the default) it is ignored.
 * @param peer address of the connection's other end, as the server saw it; null if unknown.
 */
export function clientAddress(request: Request, peer: string | null, trusted: BlockList): string | null {
  let address = peer === null ? null : plain(peer);
  const hops = (request.headers.get("x-forwarded-for") ?? "").split(",").reverse();
  for (const hop of hops) {
    if (address === null || !contains(trusted, address)) break;
    const next = plain(withoutPort(hop.trim()));
    if (isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** Parses `10.0.0.1, 192.168.0.0/16, fd00::/8`. @throws Error that names the wrong entry. */
export function trustedProxies(text: string | undefined): BlockList {
  const list = new BlockList();
  for (const entry of (text ?? "").split(",").map((each) => each.trim())) {
    if (entry === "") continue;
    const [address = "", bits] = entry.split("/");
    const version = isIP(address);
    const prefix = Number(bits ?? (version === 6 ? 128 : 32));
    if (version === 0 || !Number.isInteger(prefix) || prefix < 1 || prefix > (version === 6 ? 128 : 32)) {
      throw new Error(
        `TRUSTED_PROXIES: "${entry}" is no address and no range. Give addresses or ranges (10.0.0.0/8) with commas between.`,
      );
    }
    list.addSubnet(address, prefix, version === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/** Whether the peer is a trusted proxy, so its forwarded headers count. */
export const isTrusted = (peer: string | null, trusted: BlockList): boolean =>
  peer !== null && contains(trusted, plain(peer));

const contains = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIPv6(address) ? "ipv6" : "ipv4");

/** Some proxies (Azure's Application Gateway) write `192.0.2.1:50000` or `[2001:db8::1]:50000`. */
const withoutPort = (hop: string): string => hop.replace(/^(?:\[([^\]]+)\]|([\d.]+)):\d+$/, "$1$2");

/** Without the zone; an IPv4-mapped address as IPv4. */
const plain = (address: string): string => address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");

/** The client that an address stands for in a limit: an IPv6 customer has a whole /64 and can use each address in it. */
export function addressBucket(from: string | null): string {
  const address = plain(from ?? "unknown");
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
