import { ShortlistSection } from "./products/ShortlistSection.js";
import type { RoomProps } from "./room.js";

/** The products that the user keeps. */
export function ProductsRoom(props: RoomProps) {
  return <ShortlistSection {...props} />;
}
