"use client";

import type { BoardParts } from "./team-board";

export function TaskBoard({ stories }: BoardParts) {
  return <p>{stories.length}</p>;
}
