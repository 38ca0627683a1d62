"use client";

import { MoreHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { PanelSection } from "@/components/backlog/panel-section";
import { WatchButton } from "@/components/conversations/watch-button";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Menu } from "@/components/ui/menu";
import { SidePanel } from "@/components/ui/side-panel";
import { ItemTalk } from "./item-talk";

type Told = { title: string; description: string };

type RegisterPanelProps = {
  kind: "Risk" | "Impediment";
  /** How it is called in a word: "R-3". */
  name: string;
  item: Told & { id: string };
  mayKeep: boolean;
  /** What to write under "More about it". */
  hint: string;
  save(to: Partial<Told>, seen: Partial<Told>): Promise<boolean>;
  onDelete(): void;
  onClose(): void;
  children: ReactNode;
};

/** The panel of a row of a register: its title, what it is by its kind, more about it, and what is said of it. */
export function RegisterPanel(props: RegisterPanelProps) {
  const { kind, name, item, mayKeep, hint, save, onDelete, onClose, children } = props;
  return (
    <SidePanel
      eyebrow={`${name} · ${kind}`}
      onClose={onClose}
      title={
        <InlineText
          label="Title"
          value={item.title}
          placeholder="No title"
          disabled={!mayKeep}
          maxLength={200}
          onSave={(title, seen) => save({ title }, { title: seen })}
          className="text-lg font-semibold"
        />
      }
      actions={
        <>
          <WatchButton itemKind={kind} itemId={item.id} />
          {mayKeep ? (
            <Menu
              label={`More about ${name}`}
              align="end"
              trigger={<IconButton label="More" icon={<MoreHorizontal />} />}
              items={[{ label: `Delete the ${kind}`, danger: true, onSelect: onDelete }]}
            />
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {children}
        <PanelSection title="More about it">
          <InlineText
            multiline
            label="More about it"
            value={item.description}
            placeholder={mayKeep ? hint : "Nothing said"}
            disabled={!mayKeep}
            maxLength={4000}
            onSave={(description, seen) => save({ description }, { description: seen })}
          />
        </PanelSection>
        <ItemTalk kind={kind} id={item.id} />
      </div>
    </SidePanel>
  );
}

type NotInRegisterProps = { name: string; children: ReactNode; onClose(): void };

/** What the address names isn't there. */
export function NotInRegister({ name, children, onClose }: NotInRegisterProps) {
  return (
    <SidePanel title="Not there" eyebrow={name} onClose={onClose}>
      <p className="text-ink-2">{children}</p>
    </SidePanel>
  );
}
