"use client";

import { Children, type ComponentProps, type ReactNode, isValidElement } from "react";
import ReactMarkdown, { type Components, defaultUrlTransform } from "react-markdown";
import remarkGfm from "remark-gfm";
import { useHere } from "@/components/flow-teams/here";

export type MarkdownProps = {
  text: string;
  /** Makes checklists clickable: called with the place of the line, from 0, and what it becomes. */
  onToggle?: (index: number, isChecked: boolean) => void;
};

/** Addresses of our own attachments: the only pictures that are loaded. */
const ownPicture = /^\/api\/flow-teams\/[a-z0-9-]+\/attachments\/[0-9a-f-]{36}$/;

/**
 * Markdown as elements. HTML in it stays text, links lead nowhere but to http, https and mail, and
 * pictures come from our own attachments alone, so that nobody is told who reads.
 */
export function MarkdownView({ text, onToggle }: MarkdownProps) {
  const { slug } = useHere();
  let checks = 0;
  const components: Components = {
    a: ({ href = "", children }) => <LinkOrName href={href}>{children}</LinkOrName>,
    img: ({ src, alt }) =>
      typeof src === "string" && ownPicture.test(src) && src.startsWith(`/api/flow-teams/${slug}/`) ? (
        // biome-ignore lint/performance/noImgElement: the bytes come from our own route, sized as they were stored
        <img src={src} alt={alt ?? ""} loading="lazy" className="my-2 max-h-96 max-w-full rounded border" />
      ) : (
        <span className="text-ink-3">[{alt || "a picture from elsewhere"}]</span>
      ),
    li: ({ node: _node, ...line }) =>
      line.className?.includes("task-list-item") ? <CheckLine>{line.children}</CheckLine> : <li {...line} />,
    input: ({ checked }) => {
      const index = checks++;
      return (
        <input
          type="checkbox"
          className="mr-1.5 size-4 align-[-3px] accent-accent pointer-coarse:size-5"
          checked={checked ?? false}
          disabled={!onToggle}
          onChange={(event) => onToggle?.(index, event.target.checked)}
        />
      );
    },
    table: (props: ComponentProps<"table">) => (
      <div className="overflow-x-auto">
        <table>{props.children}</table>
      </div>
    ),
  };
  return (
    <div className="prose-text wrap-anywhere">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components} urlTransform={keepPeople}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

/** A line of a checklist: its words name the box and are part of its target; a list under it isn't. */
function CheckLine({ children }: { children: ReactNode }) {
  const parts = Children.toArray(children);
  const isList = (part: ReactNode) => isValidElement(part) && (part.type === "ul" || part.type === "ol");
  return (
    <li className="task-list-item">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the box is the first of the parts */}
      <label className="block py-0.5 pointer-coarse:py-2.5 [&>p]:inline">{parts.filter((part) => !isList(part))}</label>
      {parts.filter(isList)}
    </li>
  );
}

/** A person's name is kept; every other address is checked by the library. */
function keepPeople(url: string): string {
  return url.startsWith("person:") ? url : defaultUrlTransform(url);
}

function LinkOrName({ href, children }: { href: string; children: ReactNode }) {
  if (href.startsWith("person:")) return <span className="font-medium text-accent">{children}</span>;
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="text-accent underline">
      {children}
    </a>
  );
}
