"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { connectThrough } from "@/lib/client/live-channel";
import type { LiveState } from "@/lib/client/live-connection";
import { noAnswer } from "@/lib/client/no-answer";
import { noteServerClock } from "@/lib/client/server-clock";
import { tab } from "@/lib/client/tab";
import type { OwnReview, SharedReview } from "@/lib/domain/events/review";
import type { PaintedView } from "@/lib/domain/live";
import type { Answer, Refusal } from "@/lib/domain/result";

/** How long hints are gathered before the Review is read again, in milliseconds; less for some than for others. */
const gatherFor = 100;

/** How often the Review is read while nothing tells when it changes, in milliseconds. */
const pollEvery = 10_000;

/** How often a guest's page says that it is looked at, in milliseconds: as often as a Member's. */
const beatEvery = 20_000;

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

/** A Review as a link shows it, live. */
export function useSharedReview(token: string, painted: PaintedView<SharedReview>): Shared {
  const { review, refusal, ask } = useReading(token, painted);
  const { own, isKnown, visitorKey, join, refreshOwn } = useOwn(token);
  useFollowing(token, ask, refusal?.code === "busy");
  const { answered } = review;
  // biome-ignore lint/correctness/useExhaustiveDependencies: more answers than before may have one to this guest
  useEffect(() => void refreshOwn(), [refreshOwn, answered]);
  return { review, refusal, own, isKnown, visitorKey, join, refreshOwn };
}

/** The Review as it was last read, and how to read it again: one reading after the other, so that the last is the newest. */
function useReading(token: string, painted: PaintedView<SharedReview>) {
  const [review, setReview] = useState(() => JSON.parse(painted.body) as SharedReview);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const tag = useRef(painted.tag);
  const reading = useRef({ isUnderWay: false, isWantedAgain: false });
  const read = useCallback(async () => {
    const askedAt = Date.now();
    try {
      const answer = await fetch(`/api/shared/review/${token}`, {
        headers: { "if-none-match": tag.current },
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
  const ask = useCallback(async () => {
    const { current } = reading;
    current.isWantedAgain = true;
    if (current.isUnderWay) return;
    current.isUnderWay = true;
    while (current.isWantedAgain) {
      current.isWantedAgain = false;
      await read();
    }
    current.isUnderWay = false;
  }, [read]);
  return { review, refusal, ask };
}

/**
 * Has the Review read again when a hint says that it changed, when the page comes back to sight, and now
 * and then while no hints arrive or the last reading failed.
 */
function useFollowing(token: string, ask: () => Promise<void>, isFailing: boolean): void {
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const gather = () => {
      gathering ??= setTimeout(
        () => {
          gathering = undefined;
          void ask();
        },
        gatherFor * (0.5 + Math.random() / 2),
      );
    };
    const leave = connectThrough(`/api/shared/review/${token}/live`, "guest", (message) => {
      if (message.kind === "state") setState(message.state);
      // A stream that ended may say that the link is void; one that opens, that something was missed.
      if (message.kind !== "build") gather();
    });
    const look = () => {
      if (document.visibilityState === "visible") gather();
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("online", gather);
    return () => {
      leave();
      clearTimeout(gathering);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", gather);
    };
  }, [token, ask]);
  const isUntold = isFailing || state === "polling" || state === "connecting";
  useEffect(() => {
    if (!isUntold) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void ask();
    }, pollEvery);
    return () => clearInterval(timer);
  }, [isUntold, ask]);
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

/** Says to the room that this guest is there, for as long as the page is to be seen. */
export function useBeating(token: string, visitorKey: string): void {
  useEffect(() => {
    const address = `/api/shared/review/${token}/presence`;
    const beat = () => {
      if (document.visibilityState !== "visible") return;
      void fetch(address, { method: "POST", body: JSON.stringify({ visitorKey, tab }) }).catch(() => {});
    };
    const leave = () => void navigator.sendBeacon(address, JSON.stringify({ visitorKey, tab, leaves: true }));
    beat();
    const timer = setInterval(beat, beatEvery);
    document.addEventListener("visibilitychange", beat);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [token, visitorKey]);
}

function readKey(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Does something as a guest, once this device is online: a connection that fails is a refusal like any other. */
export async function askAsGuest<Value>(act: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  if (!navigator.onLine) await new Promise((goOn) => addEventListener("online", goOn, { once: true }));
  try {
    return await act();
  } catch {
    return { ok: false, refusal: noAnswer({ isOffline: !navigator.onLine, isShown: false }) };
  }
}

const serverIsAway: Refusal = {
  code: "busy",
  message: "The server can’t be reached.",
  wayOut: "What you see stays. This page goes on by itself when the server is back.",
};
