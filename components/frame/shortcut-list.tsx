"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { type FrameCommand, useAllCommands } from "./commands";
import { showOverlay, useOverlay } from "./overlays";
import { isOfLetters, printShortcut } from "./shortcut";
import { useIsMac } from "./use-is-mac";
import { useLetterKeys } from "./use-letter-keys";

/** `?`: every key that does something on this page. */
export function ShortcutList() {
  const isOpen = useOverlay() === "shortcuts";
  const commands = useAllCommands();
  const isMac = useIsMac();
  const hasLetterKeys = useLetterKeys();
  const groups = Map.groupBy(
    // What a focused row or card binds itself (no `run`) works on it alone, and stays.
    commands.filter(({ keys, run }) => keys && (hasLetterKeys || !run || !isOfLetters(keys))),
    ({ group }) => group ?? "On this page",
  );
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="lg"
      open={isOpen}
      onOpenChange={(open) => showOverlay(open ? "shortcuts" : null)}
    >
      <p className="mb-4 text-ink-2">
        {hasLetterKeys
          ? "Keys of one letter can be turned off under "
          : "Keys of one letter are off. Turn them on under "}
        <Link href="/account#keys" className="text-accent-ink underline" onClick={() => showOverlay(null)}>
          Account
        </Link>
        .
      </p>
      <div className="gap-x-10 sm:columns-2">
        {[...groups].map(([group, of]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-sm font-medium text-ink-3">{group}</h3>
            <dl>
              {of.map((command) => (
                <ShortcutLine key={command.id} command={command} isMac={isMac} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function ShortcutLine({ command, isMac }: { command: FrameCommand; isMac: boolean }) {
  return (
    <div className="flex items-center justify-between gap-4 border-b py-1.5 last:border-0">
      <dt>{command.label}</dt>
      <dd>
        {/* What is listed does something now. */}
        <Kbd keys={printShortcut(command.keys ?? "", isMac)} worksAlways />
      </dd>
    </div>
  );
}
