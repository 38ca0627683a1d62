"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type PictureOptions, timelineSvg } from "@/lib/domain/roadmap/timeline-svg";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

/**
 * What is printed instead of the timeline: what is in sight of it on a landscape sheet, drawn only
 * when the printer asks. The picture escapes all that people wrote.
 */
export function PrintedTimeline({ view, optionsNow }: { view: RoadmapView; optionsNow(): PictureOptions }) {
  const [picture, setPicture] = useState("");
  useEffect(() => {
    const before = () => flushSync(() => setPicture(timelineSvg(view, optionsNow())));
    const after = () => setPicture("");
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, [view, optionsNow]);
  return (
    <>
      <style>{"@page { size: landscape; margin: 8mm }"}</style>
      <div
        className="hidden print:block [&_svg]:h-auto [&_svg]:max-h-[180mm] [&_svg]:w-full"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own picture, every text in it escaped
        dangerouslySetInnerHTML={{ __html: picture }}
      />
    </>
  );
}
