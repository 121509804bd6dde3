import { notFound } from "next/navigation";

/** Every address that is no page, so that the page that says so has the frame around it. */
export default function Page(): never {
  notFound();
}
