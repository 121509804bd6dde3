import { notFound } from "next/navigation";

/** Catches every unknown address, so that the "not found" page is shown inside the frame. */
export default function Page(): never {
  notFound();
}
