"use client";

import { CloudOff, LifeBuoy } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** How long to wait between two looks whether the database is back, in milliseconds. */
const lookEvery = 3000;

type FailedPageProps = { error: unknown; retry: () => void; heading?: "h1" };

/**
 * A page that couldn't be shown. Asks the server whether its database is away: then it says so and
 * comes back by itself; else it shows the error's id and nothing internal.
 */
export function FailedPage({ error, retry, heading }: FailedPageProps) {
  const away = useAway(retry);
  const id = error instanceof Error && "digest" in error ? String(error.digest) : null;
  if (away) {
    return (
      <EmptyState
        title={awayTitles[away]}
        icon={<CloudOff />}
        heading={heading}
        action={<Button onClick={retry}>Try now</Button>}
      >
        <p role="status">Nothing is lost. This page comes back by itself as soon as there is an answer.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="This page couldn't be shown"
      icon={<LifeBuoy />}
      heading={heading}
      action={
        <div className="flex justify-center gap-2">
          <a href="/" className={buttonLook()}>
            To the start
          </a>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        </div>
      }
    >
      <p>Something went wrong on our side; what you saved before is safe.</p>
      {id ? (
        <p className="mt-1">
          If it stays so, give an Administrator this number: <code className="font-semibold select-all">{id}</code>
        </p>
      ) : null}
    </EmptyState>
  );
}

const awayTitles = {
  database: "The database doesn't answer just now",
  server: "The server can't be reached just now",
};

/** What is away, asked again and again until nothing is; then the page is tried anew. */
function useAway(retry: () => void): keyof typeof awayTitles | null {
  const [away, setAway] = useState<keyof typeof awayTitles | null>(null);
  const comeBack = useEffectEvent(retry);
  useEffect(() => {
    let wasAway = false;
    let timer: ReturnType<typeof setTimeout>;
    const stop = new AbortController();
    const look = async () => {
      const found = await fetch("/api/ready", { cache: "no-store", signal: stop.signal }).then(
        (answer) => (answer.ok ? null : "database"),
        () => "server" as const,
      );
      if (stop.signal.aborted) return;
      if (found) {
        wasAway = true;
        setAway(found as keyof typeof awayTitles);
        timer = setTimeout(look, lookEvery);
      } else if (wasAway) {
        comeBack();
      }
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
  return away;
}
