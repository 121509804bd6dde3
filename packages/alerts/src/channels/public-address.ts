import { BlockList, isIPv4, isIPv6 } from "node:net";

/** IPv4 ranges that are not public: the IANA special-purpose registry, multicast, and the rest of class E. */
const SPECIAL_IPV4 = [
  "0.0.0.0/8", // this host
  "10.0.0.0/8", // private
  "100.64.0.0/10", // behind a carrier's NAT
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local, the clouds' metadata services
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.31.196.0/24", // AS112
  "192.52.193.0/24", // AMT
  "192.88.99.0/24", // relays to 6to4
  "192.168.0.0/16", // private
  "192.175.48.0/24", // AS112
  "198.18.0.0/15", // benchmarking
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
];

/**
 * The public IPv6 range. Everything else is not public: loopback, unspecified, link-local, site-local, unique local, multicast,
 * and addresses with an embedded IPv4 address that a gateway may unpack (mapped, compatible, NAT64).
 */
const GLOBAL_IPV6 = ["2000::/3"];

const SPECIAL_IPV6 = [
  "2001::/23", // protocol assignments: Teredo, benchmarking, ORCHID
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4, which carries IPv4
  "2620:4f:8000::/48", // AS112
  "3fff::/20", // documentation
];

const specialIPv4 = listOf(SPECIAL_IPV4, "ipv4");
const globalIPv6 = listOf(GLOBAL_IPV6, "ipv6");
const specialIPv6 = listOf(SPECIAL_IPV6, "ipv6");

/**
 * Whether an address belongs to the public Internet. False for text that is not an address.
 *
 * @param address as `dns.lookup` writes it, without brackets
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !specialIPv4.check(address, "ipv4");
  // An address with a zone (fe80::1%eth0) belongs to one of this machine's own links.
  if (!isIPv6(address) || address.includes("%")) return false;
  return globalIPv6.check(address, "ipv6") && !specialIPv6.check(address, "ipv6");
}

function listOf(ranges: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits] = range.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}
