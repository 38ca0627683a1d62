"use client";

import { Keyboard, LogOut, Monitor, Moon, ShieldCheck, Sun, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { Segmented } from "@/components/ui/segmented";
import { MoreLink } from "./more-link";
import { showOverlay } from "./overlays";
import { signOut } from "./sign-out";
import type { Theme } from "./theme";
import { useLetterKeys } from "./use-letter-keys";
import { chooseTheme, useTheme } from "./use-theme";

/** Who is signed in, as the menu says it. */
export type Me = { id: string; name: string; roles: string; isAdministrator: boolean };

/** The person's own things: theme, account, sign out. */
export function ProfileMenu({ me }: { me: Me }) {
  const theme = useTheme();
  const hasLetterKeys = useLetterKeys();
  return (
    <Menu
      label={me.name}
      align="end"
      header={
        <div className="px-2 pt-1.5 pb-2">
          <p className="truncate font-semibold">{me.name}</p>
          {me.roles ? <p className="text-sm text-ink-3">{me.roles}</p> : null}
        </div>
      }
      items={itemsOf(me, theme, hasLetterKeys)}
      trigger={
        <button type="button" className="grid size-control place-items-center rounded-full hover:bg-hover">
          <span className="sr-only">You: </span>
          <Avatar id={me.id} name={me.name} />
        </button>
      }
    />
  );
}

/** The same for the phone's "More", spread out. */
export function ProfileLinks({ me }: { me: Me }) {
  const theme = useTheme();
  return (
    <section aria-label="You" className="flex flex-col gap-3 border-t pt-4">
      <div className="flex items-center gap-3 px-2">
        <Avatar id={me.id} name={me.name} size="lg" />
        <div className="min-w-0">
          <p className="truncate font-semibold">{me.name}</p>
          <p className="text-sm text-ink-3">{me.roles}</p>
        </div>
      </div>
      <Segmented label="Theme" options={themeOptions} value={theme} onChange={chooseTheme} className="self-start" />
      <div>
        <MoreLink href="/account" icon={<UserRound />}>
          Account
        </MoreLink>
        {me.isAdministrator ? (
          <MoreLink href="/administration" icon={<ShieldCheck />}>
            Administration
          </MoreLink>
        ) : null}
        <button
          type="button"
          onClick={() => void signOut()}
          className="flex h-control w-full items-center gap-3 rounded px-2 hover:bg-hover [&_svg]:size-4.5 [&_svg]:text-ink-3"
        >
          <LogOut aria-hidden="true" />
          Sign out
        </button>
      </div>
    </section>
  );
}

const themeOptions: readonly { value: Theme; label: string; icon: ReactNode }[] = [
  { value: "system", label: "As this device", icon: <Monitor /> },
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
];

function itemsOf(me: Me, theme: Theme, hasLetterKeys: boolean): MenuItem[] {
  return [
    { kind: "separator" },
    { kind: "heading", label: "Theme" },
    ...themeOptions.map(({ value, label, icon }) => ({
      label,
      icon,
      checked: theme === value,
      onSelect: () => chooseTheme(value),
    })),
    { kind: "separator" },
    { kind: "link", label: "Account", icon: <UserRound />, href: "/account" },
    ...(me.isAdministrator
      ? [
          {
            kind: "link" as const,
            label: "Administration",
            icon: <ShieldCheck />,
            href: "/administration",
          },
        ]
      : []),
    {
      label: "Keyboard shortcuts",
      icon: <Keyboard />,
      ...(hasLetterKeys && { shortcut: "?" }),
      onSelect: () => showOverlay("shortcuts"),
    },
    { label: "Sign out", icon: <LogOut />, onSelect: () => void signOut() },
  ];
}
