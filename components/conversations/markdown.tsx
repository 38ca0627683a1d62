"use client";

import dynamic from "next/dynamic";
import type { MarkdownProps } from "./markdown-view";

/** Text with Markdown as people read it. What draws it is fetched with the first one. */
export const Markdown = dynamic<MarkdownProps>(() => import("./markdown-view").then((module) => module.MarkdownView), {
  loading: () => <span className="block h-5" />,
});
