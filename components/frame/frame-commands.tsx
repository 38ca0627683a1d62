"use client";

import { Keyboard, LogOut, Moon, Redo2, Sun, Undo2, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useUndo } from "@/lib/client/undo";
import { type FrameCommand, useCommands } from "./commands";
import { showOverlay } from "./overlays";
import type { Section } from "./sections";
import { signOut } from "./sign-out";
import { chooseTheme, useTheme } from "./use-theme";

/** What can be done on every page. */
export function FrameCommands({ sections }: { sections: readonly Section[] }) {
  const router = useRouter();
  const theme = useTheme();
  const { undo, redo } = useUndo();
  const everywhere = "Everywhere";
  useCommands([
    {
      id: "frame.search",
      label: "Search",
      keys: "mod+k",
      group: everywhere,
      keysOnly: true,
      run: () => showOverlay("search"),
    },
    {
      id: "frame.shortcuts",
      label: "Keyboard shortcuts",
      keys: "?",
      group: everywhere,
      icon: <Keyboard />,
      run: () => showOverlay("shortcuts"),
    },
    // ⌘Z itself is bound by the undo stack, which knows fields have an undo of their own.
    { id: "frame.undoKey", label: "Undo", keys: "mod+z", group: everywhere },
    { id: "frame.redoKey", label: "Redo", keys: "mod+shift+z", group: everywhere },
    { id: "frame.closeKey", label: "Close what is open", keys: "Escape", group: everywhere },
    {
      id: "frame.undo",
      label: "Undo my last change",
      keywords: "take back revert",
      icon: <Undo2 />,
      run: undo,
    },
    { id: "frame.redo", label: "Redo", keywords: "again", icon: <Redo2 />, run: redo },
    themeCommand(theme === "dark" ? "light" : "dark"),
    {
      id: "frame.account",
      label: "Account",
      keywords: "password sign-ins profile",
      icon: <UserRound />,
      run: () => router.push("/account"),
    },
    {
      id: "frame.signOut",
      label: "Sign out",
      keywords: "log out leave",
      icon: <LogOut />,
      run: () => void signOut(),
    },
    ...sections.map(
      ({ label, href, keys }): FrameCommand => ({
        id: `go ${href}`,
        label,
        keys,
        group: "Go to",
        keysOnly: true,
        run: () => router.push(href),
      }),
    ),
  ]);
  return null;
}

function themeCommand(to: "light" | "dark"): FrameCommand {
  return {
    id: "frame.theme",
    label: `Switch to the ${to} theme`,
    keywords: "dark light appearance",
    icon: to === "dark" ? <Moon /> : <Sun />,
    run: () => chooseTheme(to),
  };
}
