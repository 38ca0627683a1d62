import type { ItemKind, JsonFields } from "@/lib/domain/audit";

/** One change as history remembers it. Items and people by their keys. */
export type DemoHistoryEntry = {
  at: Date;
  actor: string;
  command: string;
  item: { kind: ItemKind; key: string; title: string };
  before: JsonFields | null;
  after: JsonFields | null;
  reason?: string;
};
