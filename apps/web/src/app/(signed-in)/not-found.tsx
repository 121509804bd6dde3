import type { Metadata } from "next";
import { NoSuchThing } from "../../components/common/no-such-thing.tsx";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return <NoSuchThing what="page" />;
}
