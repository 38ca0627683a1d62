"use client";

import { MoreHorizontal } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Menu } from "@/components/ui/menu";
import { type OwnTable, type RetroColumn, columnNames, retroColumns } from "@/lib/domain/events/retro";

type OwnCardProps = {
  card: OwnTable["cards"][number];
  onEdit(cardId: string, column: RetroColumn, text: string): Promise<boolean>;
  onRemove(cardId: string): void;
};

/** A card of one's own: a press changes its words. */
export function OwnCard({ card: { id, column, text }, onEdit, onRemove }: OwnCardProps) {
  return (
    <li className="flex items-start gap-1 rounded-lg border bg-surface p-2.5 pr-1">
      <div className="min-w-0 flex-1">
        <InlineText
          multiline
          label="Your card"
          value={text}
          placeholder="An empty card"
          maxLength={400}
          onSave={(to) => onEdit(id, column, to)}
        />
      </div>
      <Menu
        label="Your card"
        align="end"
        trigger={<IconButton label="More about your card" icon={<MoreHorizontal />} className="-mt-1" />}
        items={[
          ...retroColumns
            .filter((one) => one !== column)
            .map((one) => ({ label: `Move to ${columnNames[one]}`, onSelect: () => void onEdit(id, one, text) })),
          { label: "Remove the card", danger: true, onSelect: () => onRemove(id) },
        ]}
      />
    </li>
  );
}
