"use client";

import { useEffect } from "react";
import { takesText } from "@/components/ui/takes-text";
import { useCommandDesk } from "./use-command";

/** Undo and redo of this tab's changes, for menus and the search box. */
export function useUndo(): { undo(): void; redo(): void } {
  const { undo } = useCommandDesk();
  return { undo: () => void undo.undo(), redo: () => void undo.redo() };
}

/** ⌘Z and ⇧⌘Z (Ctrl elsewhere) outside of fields, whose own undo stays theirs. */
export function UndoKeys() {
  const { undo } = useCommandDesk();
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.defaultPrevented) return;
      // A key held down would undo more than anybody means to.
      if (event.repeat || takesText(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === "z") void (event.shiftKey ? undo.redo() : undo.undo());
      else if (key === "y" && !event.shiftKey) void undo.redo();
      else return;
      event.preventDefault();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [undo]);
  return null;
}
