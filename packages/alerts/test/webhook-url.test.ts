import { describe, expect, it } from "vitest";
import { webhookProblem } from "../src/channels/webhook-url.ts";

/** Internal hosts in every notation that a URL allows. */
const INTERNAL = [
  // loopback: usual, short, decimal, octal, hex, mixed, in full-width digits, with a trailing dot
  ...["127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "2130706433", "017700000001", "0x7f000001"],
  ...["0x7f.1", "0177.0.0.1", "0x7f.0x0.0x0.0x1", "127.0.0.1.", "2130706433.", "127.0.0.1"],
  ...[
    "%31%32%37.0.0.1",
    "①27.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "hook.localhost",
    "hook.localhost.",
  ],
  // unspecified, private, link-local, carrier's NAT
  ...[
    "0.0.0.0",
    "0",
    "0x0",
    "00.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "167772161",
    "0xa.1",
    "012.0.0.1",
  ],
  ...[
    "172.16.0.1",
    "172.31.255.255",
    "0xac100001",
    "192.168.0.1",
    "192.168.1",
    "3232235777",
    "0300.0250.1.1",
  ],
  ...[
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.43518",
    "169.254.169.254.",
  ],
  ...["100.64.0.1", "100.127.255.255", "1681915905"],
  // protocol, documentation, benchmarking, multicast, reserved, broadcast
  ...["192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1"],
  ...["224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "4294967295"],
  // IPv6: loopback, unspecified, link-local, site-local, unique local, multicast, documentation, discard
  ...["[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[fe80::1]", "[febf::1]", "[fec0::1]"],
  ...[
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fdff:ffff::1]",
    "[ff02::1]",
    "[ff0e::1]",
    "[2001:db8::1]",
    "[3fff::1]",
  ],
  ...["[100::1]", "[5f00::1]", "[4000::1]"],
  // IPv4 inside IPv6: mapped, translated, compatible, NAT64, 6to4, Teredo
  ...[
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:10.0.0.1]",
    "[::FFFF:7F00:0001]",
  ],
  ...["[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]", "[::a9fe:a9fe]", "[64:ff9b::127.0.0.1]"],
  ...[
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::10.0.0.1]",
    "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::1]",
    "[2001:0:7f00:1::]",
  ],
  ...["[2001::1]", "[2001:10::1]", "[2001:2::1]"],
];

const PUBLIC = [
  ...[
    "hooks.example.com",
    "hooks.example.com.",
    "127.0.0.1.example.com",
    "localhost.example.com",
    "intranet",
  ],
  ...[
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
  ],
  ...["169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255"],
  ...[
    "198.20.0.0",
    "223.255.255.255",
    "16843009",
    "[2606:4700:4700::1111]",
    "[2001:4860:4860::8888]",
    "[2a00::1]",
  ],
];

const problem = (url: string, allowInternal = false) => webhookProblem({ url, allowInternal });

describe("a webhook's URL as written", () => {
  it.each(INTERNAL)("is refused when its host is the internal %s, with any scheme and port", (host) => {
    expect(problem(`http://${host}/hook`)).toMatch(
      /^names an internal address.*ALERT_WEBHOOK_ALLOW_INTERNAL=true/,
    );
    expect(problem(`https://${host}:8443/hook`)).toMatch(/internal address/);
    expect(problem(`https:/\\${host}/hook?at=hooks.example.com#hooks.example.com`)).toMatch(
      /internal address/,
    );
    expect(problem(`http://${host}/hook`, true)).toBeUndefined();
  });

  it.each(PUBLIC)("is accepted when its host is %s, which is public or has to be resolved", (host) => {
    expect(problem(`https://${host}/hook`)).toBeUndefined();
    expect(problem(`http://${host}:8080/hook`)).toBeUndefined();
  });

  it.each([
    ...[
      "ftp://hooks.example.com/",
      "file:///etc/passwd",
      "gopher://127.0.0.1:6379/_",
      "data:text/plain,x",
      "unix:/run/x",
    ],
    ...[
      "javascript:alert(1)",
      "//hooks.example.com",
      "hooks.example.com/hook",
      "http://",
      "https://[::1",
      "http://256.1.1.1/",
    ],
  ])("is refused when it is no http or https URL: %s", (url) => {
    expect(problem(url)).toBe("must be an http:// or https:// URL");
    expect(problem(url, true)).toBe("must be an http:// or https:// URL");
  });

  it.each([
    "https://ada:secret@hooks.example.com/",
    "https://hooks.example.com@127.0.0.1/",
    "https://:x@1.1.1.1/",
  ])("is refused when somebody's name is in it: %s", (url) => {
    expect(problem(url)).toBe("must not contain a user name or password");
    expect(problem(url, true)).toBe("must not contain a user name or password");
  });
});
