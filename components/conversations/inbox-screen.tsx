"use client";

import { AlarmClock, BellOff, Check, Inbox as InboxIcon, MailOpen } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { type KeyboardEvent, useState, useSyncExternalStore } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Select } from "@/components/ui/select";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { markAllRead, markNews, snoozeNews } from "@/lib/actions/conversations";
import { setInAddress } from "@/lib/client/address";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { can } from "@/lib/domain/access";
import {
  type InboxGroup,
  groupNews,
  groupOf,
  inboxKindWords,
  kindsOfNews,
  newsAddress,
  sleepChoices,
} from "@/lib/domain/conversations/inbox";
import type { InboxView, News } from "@/lib/domain/conversations/view";
import type { PaintedView } from "@/lib/domain/live";
import { InboxRow } from "./inbox-row";
import { InboxSettings } from "./inbox-settings";
import { useNewsRows } from "./use-news-rows";

const ItemPanels = lazily(
  dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels)),
);
const OpenMenu = lazily(dynamic(() => import("@/components/ui/open-menu").then((module) => module.OpenMenu)));

const groupWords: Record<InboxGroup, string> = { unread: "New", asleep: "Asleep", read: "Read" };

/** What somebody is told, newest first: opened where it happened, put to sleep, or done with. */
export function InboxScreen({ initial }: { initial: PaintedView<InboxView> }) {
  const { slug, flowTeamId, actor } = useHere();
  const isMember = can(actor, "contribute", { flowTeamId });
  const key = { slug, view: "inbox" };
  const { data } = useView<InboxView>(key, initial);
  const params = useSearchParams();
  const panel = usePanelAddress();
  const router = useRouter();
  const rows = useNewsRows();
  // What is read leaves its place, and may be the last there.
  useKeptFocus(rows.list, "nearest");
  /** The news that is asked until when it sleeps, and where its menu stands. */
  const [asked, setAsked] = useState<{ news: News; place: DOMRect } | null>(null);
  const now = useMinutes();
  const kind = kindsOfNews(isMember).find((one) => one === params.get("kind")) ?? null;
  const groups = groupNews(data.news, now, kind);
  const mark = useCommand(markNews, {
    optimistic: ({ ids, isRead }) => [
      patchView<InboxView>(key, (view) => ({
        ...view,
        news: view.news.map((news) =>
          ids.includes(news.id) ? { ...news, readAt: isRead ? new Date(now).toISOString() : null } : news,
        ),
      })),
    ],
  });
  const snooze = useCommand(snoozeNews, {
    optimistic: ({ ids, until }) => [
      patchView<InboxView>(key, (view) => ({
        ...view,
        news: view.news.map((news) => (ids.includes(news.id) ? { ...news, snoozedUntil: until } : news)),
      })),
    ],
    done: (_, { until }) => (until ? "It comes back by itself" : "Awake again"),
  });
  const markAll = useCommand(markAllRead, { done: () => "All news is read" });

  function open(news: News): void {
    if (!news.readAt) void mark.run({ flowTeamId, ids: [news.id], isRead: true });
    const { number, kind: itemKind } = news.item;
    const address = newsAddress(news.item);
    if (address === null) return;
    if (itemKind === "Story" && number !== null) panel.openStory(number);
    else if (itemKind === "Epic" && number !== null) panel.openEpic(number);
    else router.push(`/flow-teams/${slug}${address}`);
  }

  function toggleRead({ id, readAt }: News): void {
    rows.goOn(id);
    void mark.run({ flowTeamId, ids: [id], isRead: !readAt });
  }

  function sleep({ id }: News, until: string | null): void {
    rows.goOn(id);
    void snooze.run({ flowTeamId, ids: [id], until });
  }

  /** Asks until when the row's news sleeps, beside the button that asks it too. */
  function askSleep(row: HTMLElement): void {
    const news = data.news.find(({ id }) => id === row.dataset.news);
    const button = row.parentElement?.querySelector("[data-sleep]");
    if (news && button) setAsked({ news, place: button.getBoundingClientRect() });
  }

  function onCurrent(act: (row: HTMLElement, news: News) => void): void {
    const row = rows.current();
    const news = data.news.find(({ id }) => id === row?.dataset.news);
    if (row && news) act(row, news);
  }

  function filter(value: string): void {
    setInAddress({ kind: value });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    rows.step(event.key === "ArrowDown" ? 1 : -1);
  }

  const group = "Inbox";
  useCommands([
    { id: "inbox.next", label: "Next news", keys: "j", group, keysOnly: true, run: () => rows.step(1) },
    { id: "inbox.former", label: "Former news", keys: "k", group, keysOnly: true, run: () => rows.step(-1) },
    { id: "inbox.open", label: "Open what it is about", keys: "Enter", group },
    {
      id: "inbox.read",
      label: "Mark the news as read, or unread again",
      keys: "e",
      group,
      icon: <MailOpen />,
      run: () => onCurrent((_, news) => toggleRead(news)),
    },
    {
      id: "inbox.sleep",
      label: "Let the news sleep",
      keywords: "snooze later remind",
      keys: "s",
      group,
      icon: <AlarmClock />,
      run: () => onCurrent(askSleep),
    },
    {
      id: "inbox.allRead",
      label: "Mark all news as read",
      group,
      icon: <Check />,
      run: () => void markAll.run({ flowTeamId }),
    },
  ]);

  const count = groups.unread.length;
  return (
    <PageFrame
      title="Inbox"
      subtitle={count === 0 ? "Nothing new" : `${count} new`}
      actions={
        <>
          <InboxSettings muted={data.muted} />
          {count > 0 ? <Button onClick={() => void markAll.run({ flowTeamId })}>Mark all read</Button> : null}
        </>
      }
      toolbar={
        isMember ? (
          <Select
            aria-label="Kind of news"
            className="md:max-w-56"
            value={kind ?? ""}
            onChange={(event) => filter(event.target.value)}
          >
            <option value="">All news</option>
            {kindsOfNews(isMember).map((value) => (
              <option key={value} value={value}>
                {inboxKindWords[value]}
              </option>
            ))}
          </Select>
        ) : null
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows go from row to row; each row is a button */}
      <div
        ref={rows.list}
        tabIndex={-1}
        onFocus={rows.onFocus}
        onKeyDown={onKeyDown}
        className="mx-auto max-w-3xl outline-none"
      >
        {count === 0 ? (
          <EmptyState title={kind ? "Nothing new of this kind" : "Nothing new"} icon={<InboxIcon />}>
            {isMember
              ? "You are told here when somebody names you, asks your team for something, gives you an item, or does something to what you watch. What you do yourself is never news."
              : "You are told here when an event that invites you begins soon, is moved or called off, and what became of your feedback."}
          </EmptyState>
        ) : null}
        {(["unread", "asleep", "read"] as const).map((group) =>
          groups[group].length === 0 ? null : (
            <section key={group} aria-labelledby={`inbox-${group}`} className="mb-6">
              <h2 id={`inbox-${group}`} className="mb-1 flex items-center gap-2 text-sm font-medium text-ink-2">
                {group === "asleep" ? <BellOff className="size-3.5" aria-hidden="true" /> : null}
                {groupWords[group]} <span className="font-normal text-ink-3">{groups[group].length}</span>
              </h2>
              <ul className="overflow-hidden rounded-lg border bg-surface">
                {groups[group].map((news) => (
                  <InboxRow
                    key={news.id}
                    news={news}
                    group={group}
                    onOpen={() => open(news)}
                    onToggleRead={() => toggleRead(news)}
                    onAskSleep={askSleep}
                  />
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
      {asked ? (
        <OpenMenu
          label="Let it sleep"
          align="end"
          place={asked.place}
          byKeyboard
          items={[
            ...(groupOf(asked.news, now) === "asleep"
              ? [{ label: "Wake it now", onSelect: () => sleep(asked.news, null) }]
              : []),
            ...sleepChoices(new Date()).map(({ label, until }) => ({
              label,
              onSelect: () => sleep(asked.news, until),
            })),
          ]}
          onClose={() => setAsked(null)}
          onFocusBack={() => rows.current()?.focus()}
        />
      ) : null}
      <ItemPanels />
    </PageFrame>
  );
}

/** The clock by the minute, in milliseconds: what sleeps wakes by itself. */
function useMinutes(): number {
  return useSyncExternalStore(
    (tell) => {
      const timer = setInterval(tell, 30_000);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / 60_000) * 60_000,
    () => 0,
  );
}
