"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { noteServerClock } from "@/lib/client/server-clock";
import type { OwnReview, SharedReview } from "@/lib/domain/events/review";
import type { Answer, Refusal } from "@/lib/domain/result";

/** How often a guest's page is asked for anew, in milliseconds: a guest has no live stream. */
const askEvery = 2_000;

type Shared = {
  review: SharedReview;
  /** Why the link shows nothing any more, or nothing just now; what was seen stays. */
  refusal: Refusal | null;
  /** What this guest said and showed; null until they said their name. */
  own: OwnReview | null;
  /** False while it isn't known yet whether they did. */
  isKnown: boolean;
  /** What this browser keeps of them. */
  visitorKey: string | null;
  /** Takes up the key that joining gave. */
  join(visitorKey: string): void;
  /** Reads again what they said and showed. */
  refreshOwn(): Promise<void>;
};

/** A Review as a link shows it, followed while the page is looked at. */
export function useSharedReview(token: string, initial: SharedReview): Shared {
  const [review, setReview] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { own, isKnown, visitorKey, join, refreshOwn } = useOwn(token);
  const tag = useRef("");
  const ask = useCallback(async () => {
    const askedAt = Date.now();
    try {
      const answer = await fetch(`/api/shared/review/${token}`, {
        headers: tag.current ? { "if-none-match": tag.current } : {},
        cache: "no-store",
      });
      noteServerClock(answer, askedAt);
      if (answer.ok) {
        tag.current = answer.headers.get("etag") ?? "";
        setReview((await answer.json()) as SharedReview);
      }
      setRefusal(answer.ok || answer.status === 304 ? null : ((await answer.json()) as Refusal));
    } catch {
      setRefusal(serverIsAway);
    }
  }, [token]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void ask();
    };
    look();
    const timer = setInterval(look, askEvery);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [ask]);
  const { answered } = review;
  // biome-ignore lint/correctness/useExhaustiveDependencies: more answers than before may have one to this guest
  useEffect(() => void refreshOwn(), [refreshOwn, answered]);
  return { review, refusal, own, isKnown, visitorKey, join, refreshOwn };
}

function useOwn(token: string): Pick<Shared, "own" | "isKnown" | "visitorKey" | "join" | "refreshOwn"> {
  const place = `flotilla.guest.${token}`;
  const [visitorKey, setVisitorKey] = useState<string | null>(null);
  const [own, setOwn] = useState<OwnReview | null>(null);
  const [isKnown, setKnown] = useState(false);
  useEffect(() => setVisitorKey(readKey(place)), [place]);
  const refreshOwn = useCallback(async () => {
    const known = readKey(place);
    if (known) {
      const answer = await fetch(`/api/shared/review/${token}/own`, {
        headers: { "visitor-key": known },
        cache: "no-store",
      }).catch(() => null);
      if (answer?.ok) setOwn((await answer.json()) as OwnReview | null);
    }
    setKnown(true);
  }, [place, token]);
  const join = (key: string) => {
    try {
      localStorage.setItem(place, key);
    } catch {
      // A closed storage keeps nothing: they are known until the page is left.
    }
    setVisitorKey(key);
    void refreshOwn();
  };
  return { own, isKnown, visitorKey, join, refreshOwn };
}

function readKey(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Does something as a guest: a connection that fails is a refusal like any other. */
export async function askAsGuest<Value>(act: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    return await act();
  } catch {
    return { ok: false, refusal: serverIsAway };
  }
}

const serverIsAway: Refusal = {
  code: "busy",
  message: "The server can’t be reached.",
  wayOut: "What you wrote stays here. This page goes on by itself when the server is back.",
};
