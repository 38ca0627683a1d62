"use client";

import { BellOff, Check, Inbox as InboxIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { type KeyboardEvent, useRef, useSyncExternalStore } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { markAllRead, markNews } from "@/lib/actions/conversations";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { type InboxGroup, groupNews, inboxKindWords, itemAddress } from "@/lib/domain/conversations/inbox";
import { inboxKinds } from "@/lib/domain/conversations/kinds";
import type { InboxView, News } from "@/lib/domain/conversations/view";
import type { PaintedView } from "@/lib/domain/live";
import { InboxRow } from "./inbox-row";
import { InboxSettings } from "./inbox-settings";

const ItemPanels = dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels));

const groupWords: Record<InboxGroup, string> = { unread: "New", asleep: "Asleep", read: "Read" };

/** What somebody is told, newest first: opened where it happened, put to sleep, or done with. */
export function InboxScreen({ initial }: { initial: PaintedView<InboxView> }) {
  const { slug, flowTeamId } = useHere();
  const key = { slug, view: "inbox" };
  const { data } = useView<InboxView>(key, initial);
  const params = useSearchParams();
  const panel = usePanelAddress();
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const now = useMinutes();
  const kind = inboxKinds.find((one) => one === params.get("kind")) ?? null;
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
  const markAll = useCommand(markAllRead, { done: () => "All news is read" });

  function open(news: News): void {
    if (!news.readAt) void mark.run({ flowTeamId, ids: [news.id], isRead: true });
    const { number, kind: itemKind } = news.item;
    if (number === null) return;
    if (itemKind === "Story") panel.openStory(number);
    else if (itemKind === "Epic") panel.openEpic(number);
    else router.push(`/flow-teams/${slug}${itemAddress(itemKind, number)}`);
  }

  function filter(value: string): void {
    const next = new URLSearchParams(window.location.search);
    if (value) next.set("kind", value);
    else next.delete("kind");
    const search = next.toString();
    window.history.replaceState(null, "", `${window.location.pathname}${search && `?${search}`}`);
  }

  function step(by: number): void {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-news]") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  }

  function onKeyDown(event: KeyboardEvent, news: News): void {
    if (event.target !== event.currentTarget) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") open(news);
    else if (event.key === "e") void mark.run({ flowTeamId, ids: [news.id], isRead: !news.readAt });
    else return;
    event.preventDefault();
  }

  useCommands([
    { id: "inbox.next", label: "Next news", keys: "j", group: "Inbox", keysOnly: true, run: () => step(1) },
    { id: "inbox.former", label: "Former news", keys: "k", group: "Inbox", keysOnly: true, run: () => step(-1) },
    { id: "inbox.read", label: "Read or unread", keys: "e", group: "Inbox", keysOnly: true },
    {
      id: "inbox.allRead",
      label: "Mark all news as read",
      group: "Inbox",
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
        <Select
          aria-label="Kind of news"
          className="md:max-w-56"
          value={kind ?? ""}
          onChange={(event) => filter(event.target.value)}
        >
          <option value="">All news</option>
          {inboxKinds.map((value) => (
            <option key={value} value={value}>
              {inboxKindWords[value]}
            </option>
          ))}
        </Select>
      }
    >
      <div ref={list} className="mx-auto max-w-3xl">
        {count === 0 ? (
          <EmptyState title={kind ? "Nothing new of this kind" : "Nothing new"} icon={<InboxIcon />}>
            You are told here when somebody names you, asks your team for something, gives you an item, or does
            something to what you watch. What you do yourself is never news.
          </EmptyState>
        ) : null}
        {(["unread", "asleep", "read"] as const).map((group) =>
          groups[group].length === 0 ? null : (
            <section key={group} aria-labelledby={`inbox-${group}`} className="mb-6">
              <h2 id={`inbox-${group}`} className="mb-1 flex items-center gap-2 text-sm font-medium text-ink-2">
                {group === "asleep" ? <BellOff className="size-3.5" aria-hidden="true" /> : null}
                {groupWords[group]}
              </h2>
              <ul className="overflow-hidden rounded-lg border bg-surface">
                {groups[group].map((news) => (
                  <InboxRow
                    key={news.id}
                    news={news}
                    group={group}
                    onOpen={() => open(news)}
                    onMark={(isRead) => void mark.run({ flowTeamId, ids: [news.id], isRead })}
                    onKeyDown={(event) => onKeyDown(event, news)}
                  />
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
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
