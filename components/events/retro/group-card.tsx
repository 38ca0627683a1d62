"use client";

import clsx from "clsx";
import { Combine, MoreHorizontal, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { type RetroCard, type RetroColumn, type RetroGroup, groupName } from "@/lib/domain/events/retro";
import type { useCardCarry } from "./use-card-carry";

type GroupCardProps = {
  group: RetroGroup;
  others: readonly RetroGroup[];
  /** Null where the person can only look. */
  carry: ReturnType<typeof useCardCarry> | null;
  /** Cards of one's own: their words can be changed still. */
  ownIds: ReadonlySet<string>;
  onGroup(cardId: string, ontoId: string): void;
  onTakeOut(cardId: string): void;
  onEdit(cardId: string, column: RetroColumn, text: string): Promise<boolean>;
  onRemove(cardId: string): void;
};

/** A card or a group: dragged onto another, put with it by G and Enter, by two taps, or from its menu. */
export function GroupCard({ group, others, carry, ownIds, onGroup, onTakeOut, onEdit, onRemove }: GroupCardProps) {
  const { id, cards } = group;
  const name = groupName(group);
  const isCarried = carry?.carried === id;
  const isTarget = carry !== null && carry.carried !== null && !isCarried;
  const drag = carry?.drag?.id === id ? carry.drag : null;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!carry || event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const all = [...document.querySelectorAll<HTMLElement>("[data-card]")];
      all[all.indexOf(event.currentTarget) + step]?.focus();
    }
    if (event.key === "g" || (event.key === "Enter" && carry.carried !== null)) {
      event.preventDefault();
      if (carry.carried === null) carry.pickUp(id);
      else if (isCarried) carry.putBack();
      else carry.putOn(id);
    }
  };
  const items: MenuItem[] = [
    ...(others.length > 0
      ? [
          {
            kind: "submenu" as const,
            label: "Put with",
            items: others.map((one) => ({ label: groupName(one), onSelect: () => onGroup(id, one.id) })),
          },
        ]
      : []),
    ...(cards.length === 1 ? ownItems(cards, ownIds, onRemove) : []),
  ];
  return (
    <li
      data-card={id}
      tabIndex={carry ? 0 : undefined}
      aria-label={carry ? `${name}. G picks it up` : undefined}
      onKeyDown={onKeyDown}
      onPointerDown={carry ? (event) => carry.grab(event, id) : undefined}
      style={drag ? { transform: `translate(${drag.x}px, ${drag.y}px)` } : undefined}
      className={clsx(
        "flex flex-col gap-2 rounded-lg border bg-surface p-2.5",
        carry && "cursor-grab",
        drag && "pointer-events-none relative z-20 rotate-1 shadow-float",
        (isCarried || carry?.drag?.over === id) && "border-accent ring-1 ring-accent",
      )}
    >
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          {cards.map((card, at) => (
            <div key={card.id} className={clsx("flex items-start gap-1", at > 0 && "mt-2 border-t pt-2")}>
              <div className="min-w-0 flex-1">
                <CardText card={card} isOwn={ownIds.has(card.id)} onEdit={onEdit} />
              </div>
              {carry && cards.length > 1 ? (
                <IconButton
                  label={`Take out of the group: ${groupName({ cards: [card] })}`}
                  tip="Take out of the group"
                  icon={<X />}
                  className="-my-1"
                  onClick={() => onTakeOut(card.id)}
                />
              ) : null}
            </div>
          ))}
        </div>
        {carry ? (
          <div className="-mt-1 -mr-1 flex">
            <IconButton
              label={isCarried ? `Put it back: ${name}` : `Put with another: ${name}`}
              tip={isCarried ? "Put it back" : "Put with another"}
              shortcut="G"
              icon={<Combine />}
              aria-pressed={isCarried}
              onClick={() => (isCarried ? carry.putBack() : carry.pickUp(id))}
            />
            {items.length > 0 ? (
              <Menu
                label={name}
                align="end"
                items={items}
                trigger={<IconButton label={`More about ${name}`} icon={<MoreHorizontal />} />}
              />
            ) : null}
          </div>
        ) : null}
      </div>
      {isTarget ? (
        <Button className="self-start" aria-label={`Put it here: ${name}`} onClick={() => carry.putOn(id)}>
          Put it here
        </Button>
      ) : null}
    </li>
  );
}

type CardTextProps = { card: RetroCard; isOwn: boolean; onEdit: GroupCardProps["onEdit"] };

function CardText({ card: { id, column, text }, isOwn, onEdit }: CardTextProps) {
  if (!isOwn) return <p className="whitespace-pre-line wrap-anywhere">{text}</p>;
  return (
    <InlineText
      multiline
      label="Your card"
      value={text}
      placeholder="An empty card"
      maxLength={400}
      onSave={(to) => onEdit(id, column, to)}
    />
  );
}

function ownItems(
  cards: readonly RetroCard[],
  ownIds: ReadonlySet<string>,
  onRemove: (id: string) => void,
): MenuItem[] {
  return cards
    .filter(({ id }) => ownIds.has(id))
    .map(({ id }) => ({ label: "Remove your card", danger: true, onSelect: () => onRemove(id) }));
}
