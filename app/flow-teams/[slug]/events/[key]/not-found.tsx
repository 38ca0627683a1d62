import { NoRoom } from "@/components/events/room/no-room";

/** As the Flow Team's own 404 page, with the way to its events. */
export default function NotFoundEvent() {
  return <NoRoom />;
}
