"use client";

import clsx from "clsx";
import { AlarmClock, MailOpen, Mail } from "lucide-react";
import { useRef } from "react";
import { Ago } from "@/components/history/ago";
import { IconButton } from "@/components/ui/icon-button";
import type { InboxGroup } from "@/lib/domain/conversations/inbox";
import type { News } from "@/lib/domain/conversations/view";

type InboxRowProps = {
  news: News;
  group: InboxGroup;
  onOpen(): void;
  onToggleRead(): void;
  /** Asks until when it sleeps; told the row's own button. */
  onAskSleep(row: HTMLElement): void;
};

/** One piece of news: who did what to which item, and what to do with it. */
export function InboxRow({ news, group, onOpen, onToggleRead, onAskSleep }: InboxRowProps) {
  const row = useRef<HTMLButtonElement>(null);
  const isUnread = group !== "read";
  return (
    <li className="flex items-center gap-2 border-b px-3 last:border-b-0 hover:bg-hover">
      <button
        ref={row}
        type="button"
        data-news={news.id}
        onClick={onOpen}
        className="flex min-w-0 flex-1 items-baseline gap-x-2.5 py-2.5 text-left max-md:flex-wrap focus-visible:-outline-offset-2"
      >
        <span
          aria-hidden="true"
          className={clsx("size-2 shrink-0 self-center rounded-full", isUnread ? "bg-accent" : "bg-transparent")}
        />
        <span className="min-w-0 flex-1 max-md:basis-3/4">
          <span className={clsx("line-clamp-2 md:line-clamp-1", isUnread ? "font-medium" : "text-ink-2")}>
            {isUnread ? <span className="sr-only">Unread: </span> : null}
            {news.item.title}
          </span>
          <span className="line-clamp-2 text-ink-2">
            {news.actor ?? "Flotilla"} {news.text}
            {news.count > 1 ? <span className="text-ink-3"> · {news.count} times</span> : null}
          </span>
        </span>
        <span className="text-sm whitespace-nowrap text-ink-3 max-md:basis-full max-md:pl-4.5">
          {group === "asleep" && news.snoozedUntil ? (
            <>
              until{" "}
              {new Date(news.snoozedUntil).toLocaleString(undefined, {
                weekday: "short",
                hour: "2-digit",
                minute: "2-digit",
              })}
            </>
          ) : (
            <Ago at={news.createdAt} />
          )}
        </span>
      </button>
      <IconButton
        label={`${isUnread ? "Mark as read" : "Mark as unread"}: ${news.item.title}`}
        tip={isUnread ? "Mark as read" : "Mark as unread"}
        shortcut="e"
        icon={isUnread ? <MailOpen /> : <Mail />}
        onClick={onToggleRead}
      />
      {isUnread ? (
        <IconButton
          label={`Let it sleep: ${news.item.title}`}
          tip="Let it sleep"
          shortcut="s"
          icon={<AlarmClock />}
          data-sleep=""
          aria-haspopup="menu"
          onClick={() => row.current && onAskSleep(row.current)}
        />
      ) : null}
    </li>
  );
}
