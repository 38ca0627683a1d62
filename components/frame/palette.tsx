"use client";

import { ArrowRight, CornerDownLeft, Search as SearchIcon } from "lucide-react";
import { Dialog } from "radix-ui";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { announce } from "@/components/ui/announce";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { counted, holdsWords, wordsTyped } from "@/lib/domain/words";
import { useAllCommands } from "./commands";
import { giveFocusBack, showOverlay, useOverlay } from "./overlays";
import { MatchIcon, matchesByKind, placeOf, ranked } from "./palette-matches";
import { type Recent, keepRecent, readRecent } from "./recent";
import type { Section } from "./sections";
import { printShortcut } from "./shortcut";
import { takeTypedAhead } from "./typed-ahead";
import { useIsMac } from "./use-is-mac";
import { useSearch } from "./use-search";

type PaletteProps = {
  personId: string;
  /** The Flow Team whose items are found; null on pages outside of one. */
  slug: string | null;
  sections: readonly Section[];
  flowTeams: readonly { slug: string; name: string }[];
};

/** ⌘K: finds items, people, pages and commands. */
export function Palette(props: PaletteProps) {
  const isOpen = useOverlay() === "search";
  const chosen = useRef<(() => void) | null>(null);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => showOverlay(open ? "search" : null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          // What a command opens would lose the focus to the page, which gets it back before.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
            const run = chosen.current;
            chosen.current = null;
            if (run) queueMicrotask(run);
          }}
          className="appear fixed inset-x-0 top-0 z-40 max-h-dvh overflow-hidden border bg-raised shadow-float outline-none sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:w-full sm:max-w-xl sm:-translate-x-1/2 sm:rounded-xl"
        >
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <PaletteBody
            {...props}
            onRun={(run) => {
              chosen.current = run;
              showOverlay(null);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Mounted anew each time it opens, so that it starts empty. */
function PaletteBody({ personId, slug, sections, flowTeams, onRun }: PaletteProps & { onRun(run: () => void): void }) {
  const router = useRouter();
  const isMac = useIsMac();
  const commands = useAllCommands();
  const [typed, setTyped] = useState("");
  // Not while it is rendered: that may happen twice, and more be typed before it stands there.
  useLayoutEffect(() => {
    const ahead = takeTypedAhead();
    if (ahead) setTyped(ahead);
  }, []);
  const [chosen, setChosen] = useState("");
  const [recent] = useState(() => readRecent(personId));
  const { matches, shownFor, answers, hasFailed } = useSearch(slug, typed);
  const search = typed.trim();
  const isWaiting = slug !== null && search !== answers;

  const go = (to: Recent) => {
    keepRecent(personId, to);
    showOverlay(null);
    router.push(to.href);
  };
  const found: RowGroup[] = matchesByKind(matches).map(({ heading, matches: ofKind }) => ({
    heading,
    rows: ofKind.map((match) => {
      const { href, hint } = placeOf(match, slug ?? "");
      return {
        id: `${match.kind} ${match.id}`,
        icon: <MatchIcon match={match} />,
        title: match.title,
        hint,
        onSelect: () => go({ title: match.title, hint, href }),
      };
    }),
  }));
  const here: RowGroup[] = [
    {
      heading: "Go to",
      rows: ranked(pagesOf(sections, search), search, ({ label, keywords }) => [label, keywords]).map(
        ({ label, href, icon, keys }) => ({
          id: `page ${href}`,
          icon,
          title: label,
          keys: keys && printShortcut(keys, isMac),
          onSelect: () => go({ title: label, hint: "Page", href }),
        }),
      ),
    },
    {
      heading: "Do",
      rows: ranked(
        commands.filter(({ run, keysOnly }) => run && !keysOnly),
        search,
        ({ label, keywords }) => [label, keywords],
      ).map((command) => ({
        id: `command ${command.id}`,
        icon: command.icon,
        title: command.label,
        keys: command.keys && printShortcut(command.keys, isMac),
        onSelect: () => command.run && onRun(command.run),
      })),
    },
  ];
  // What is found comes later than what is here already: where that is what was typed, it stays in its
  // place, so that nothing moves under the pointer.
  const words = wordsTyped(search);
  const isHere = words.length > 0 && here.some(({ rows }) => rows.some(({ title }) => holdsWords(title, words)));
  const groups: RowGroup[] = [
    {
      heading: "Recent",
      rows: (search === "" ? recent : []).map((one) => ({
        id: `recent ${one.href}`,
        title: one.title,
        hint: one.hint,
        onSelect: () => go(one),
      })),
    },
    ...(isHere ? [...here, ...found] : [...found, ...here]),
    {
      heading: "Flow Teams",
      rows: (search !== "" || slug === null ? ranked(flowTeams, search, ({ name }) => [name]) : []).map(
        ({ slug: other, name }) => ({
          id: `flow-team ${other}`,
          title: name,
          hint: "Flow Team",
          onSelect: () => go({ title: name, hint: "Flow Team", href: `/flow-teams/${other}` }),
        }),
      ),
    },
  ];
  const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
  // What was chosen may have gone with the last matches: then the first is.
  const selected = ids.includes(chosen) ? chosen : (ids[0] ?? "");

  return (
    <Command shouldFilter={false} loop label="Search" value={selected} onValueChange={setChosen}>
      <div className="flex items-center gap-2.5 border-b px-4">
        <SearchIcon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          autoFocus
          maxLength={100}
          placeholder={slug ? "Find an item, person, page or command" : "Find a Flow Team or a command"}
          className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none pointer-coarse:text-lg"
        />
        {isWaiting ? <Spinner /> : null}
        <button
          type="button"
          onClick={() => showOverlay(null)}
          className="rounded-md px-1.5 py-1 text-sm text-ink-3 hover:text-ink pointer-coarse:py-3"
        >
          <span className="pointer-coarse:hidden">Esc</span>
          <span className="hidden pointer-coarse:inline">Close</span>
        </button>
      </div>
      {shownFor !== null ? (
        <p role="status" className="border-b px-4 py-2 text-sm text-ink-2">
          Nothing holds “{answers}”. Shown for “{shownFor}”.
        </p>
      ) : null}
      <Found count={isWaiting || search === "" ? null : ids.length} none={nothingWords(search, hasFailed)} />
      <Command.List className="max-h-[min(26rem,calc(100dvh-8rem))] overflow-y-auto overscroll-contain p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-ink-2">
          {isWaiting ? "Searching…" : nothingWords(search, hasFailed)}
        </Command.Empty>
        {groups.map(({ heading, rows }) =>
          rows.length > 0 ? (
            <Group key={heading} heading={heading}>
              {rows.map((row) => (
                <Row key={row.id} {...row} />
              ))}
            </Group>
          ) : null,
        )}
      </Command.List>
      <p className="flex gap-4 border-t px-4 py-2 text-sm text-ink-3 pointer-coarse:hidden">
        <span className="inline-flex items-center gap-1.5">
          <Kbd keys="↑ ↓" /> choose
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Kbd keys="Enter" /> open
        </span>
        <span data-typed-keys="" className="ml-auto inline-flex items-center gap-1.5">
          <Kbd keys="?" /> all shortcuts
        </span>
      </p>
    </Command>
  );
}

type Page = Pick<Section, "label" | "href" | "icon" | "keywords"> & { keys?: string };

/** The sections, and once something is looked for their other pages too, under the picture of their section. */
function pagesOf(sections: readonly Section[], search: string): Page[] {
  if (search === "") return [...sections];
  const within = ({ also = [], icon }: Section) =>
    also.flatMap(({ label, ...page }): Page[] => (label ? [{ ...page, label, icon }] : []));
  return sections.flatMap((section) => [section, ...within(section)]);
}

type RowGroup = { heading: string; rows: RowProps[] };

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

type RowProps = {
  id: string;
  icon?: ReactNode;
  title: string;
  hint?: string;
  keys?: string | undefined;
  onSelect: () => void;
};

function Row({ id, icon, title, hint, keys, onSelect }: RowProps) {
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="group flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover pointer-coarse:h-control"
    >
      <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center text-ink-3 [&_svg]:size-4">
        {icon ?? <ArrowRight />}
      </span>
      <span className="min-w-0 truncate">{title}</span>
      {hint ? <span className="max-w-1/2 shrink-0 truncate text-sm text-ink-2">{hint}</span> : null}
      <span className="ml-auto flex shrink-0 items-center gap-2">
        {keys ? <Kbd keys={keys} className="pointer-coarse:hidden" /> : null}
        <CornerDownLeft
          aria-hidden="true"
          className="size-3.5 text-ink-3 opacity-0 group-data-[selected=true]:opacity-100 pointer-coarse:hidden"
        />
      </span>
    </Command.Item>
  );
}

/** Says aloud how much the search found, once it is there; null while it isn't. */
function Found({ count, none }: { count: number | null; none: string }) {
  const words = count === null ? null : count > 0 ? counted(count, "match", "matches") : none;
  useEffect(() => {
    if (words === null) return;
    // Not with each letter: the reader says the letters first.
    const timer = setTimeout(() => announce(words), 600);
    return () => clearTimeout(timer);
  }, [words]);
  return null;
}

function nothingWords(search: string, hasFailed: boolean): string {
  if (hasFailed) return "The server can't be asked just now. Pages and commands still work.";
  return `Nothing is called “${search}”. Try fewer letters, or a number such as S-12.`;
}
