import { RoomScreen } from "@/components/events/room/room-screen";
import { pageTitle } from "@/lib/domain/events/contracts";
import { readEventKey } from "@/lib/domain/events/key";
import { openRoom } from "@/lib/server/events/open-room";

type Props = {
  params: Promise<{ slug: string; key: string }>;
  searchParams: Promise<{ step?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props) {
  const identity = readEventKey((await params).key);
  return { title: identity ? pageTitle(identity.kind, (await searchParams).step) : "Event" };
}

export default async function RoomPage({ params }: Props) {
  const { slug, key } = await params;
  return <RoomScreen eventKey={key} painted={await openRoom(slug, key)} />;
}
