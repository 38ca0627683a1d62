import NextLink, { type LinkProps as NextLinkProps } from "next/link";
import type { AnchorHTMLAttributes } from "react";

type LinkProps = Omit<NextLinkProps, "prefetch"> & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof NextLinkProps>;

/**
 * A link within the app. Nothing is fetched before it's followed: each page shows live data, of which
 * nothing can come ahead, and the frame alone would ask the server twice for each of its sections.
 */
export function Link(props: LinkProps) {
  return <NextLink {...props} prefetch={false} />;
}
