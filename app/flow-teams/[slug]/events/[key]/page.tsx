import { RoomScreen } from "@/components/events/room/room-screen";
import { eventName } from "@/lib/domain/events/contracts";
import { readEventKey } from "@/lib/domain/events/key";
import { openRoom } from "@/lib/server/events/open-room";

type Props = { params: Promise<{ slug: string; key: string }> };

export async function generateMetadata({ params }: Props) {
  const identity = readEventKey((await params).key);
  return { title: identity ? eventName(identity.kind) : "Event" };
}

export default async function RoomPage({ params }: Props) {
  const { slug, key } = await params;
  return <RoomScreen eventKey={key} painted={await openRoom(slug, key)} />;
}
