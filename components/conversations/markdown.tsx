"use client";

import dynamic from "next/dynamic";

export type MarkdownProps = {
  text: string;
  /** Makes checklists clickable: called with the place of the line, from 0, and what it becomes. */
  onToggle?: (index: number, isChecked: boolean) => void;
};

/** Text with Markdown as people read it. What draws it is fetched with the first one. */
export const Markdown = dynamic<MarkdownProps>(() => import("./markdown-view").then((module) => module.MarkdownView), {
  loading: () => <span className="block h-5" />,
});
