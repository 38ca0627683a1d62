import { BoardScreen } from "@/components/backlog/board/board-screen";
import { parseBoardAddress } from "@/lib/domain/backlog/board-address";
import { openBoard } from "@/lib/server/backlog/open-board";

export const metadata = { title: "Board" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function BoardPage({ params, searchParams }: Props) {
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  const { ground, board } = await openBoard((await params).slug, parseBoardAddress(new URLSearchParams(asked)));
  return <BoardScreen ground={ground} board={board} now={Math.floor(Date.now() / 1000)} />;
}
