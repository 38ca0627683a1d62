"use client";

import type { ComponentProps, ReactNode } from "react";
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
    input: ({ checked }) => {
      const index = checks++;
      return (
        <input
          type="checkbox"
          className="mr-1.5 size-3.5 align-[-2px] accent-accent"
          aria-label={`Line ${index + 1} of the checklist`}
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
