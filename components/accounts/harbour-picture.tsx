import clsx from "clsx";
import { teamColor } from "@/components/ui/team-color";

/** Bars of an invented roadmap: lane, first column, columns, how much is done. */
const bars = [
  [0, 0, 5, 1],
  [0, 6, 4, 0.35],
  [1, 1, 3, 1],
  [1, 5, 6, 0.5],
  [2, 0, 4, 1],
  [2, 5, 3, 0.8],
  [2, 9, 3, 0],
  [3, 2, 6, 0.7],
  [3, 9, 2, 0],
  [4, 0, 3, 1],
  [4, 4, 4, 0.6],
  [4, 8.5, 3.5, 0],
  [5, 1, 5, 0.9],
  [5, 7, 4, 0],
] as const;

const hues = [0, 4, 2, 3, 1, 5];
const column = 60;
const lane = 64;

/** A roadmap seen from afar, over the lines of a sea chart. Decoration: it says nothing. */
export function HarbourPicture({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={clsx("relative overflow-hidden border-l bg-background", className)}>
      <svg
        aria-hidden="true"
        viewBox="0 0 800 900"
        preserveAspectRatio="xMidYMid slice"
        className="absolute inset-0 size-full"
      >
        <g fill="none" className="stroke-line" strokeWidth="1">
          {Array.from({ length: 11 }, (_, ring) => contour(ring)).map((line) => (
            <path key={line} d={line} />
          ))}
        </g>
        <g transform="translate(40 236)">
          {bars.map(([row, from, span, done]) => (
            <g
              key={`${row} ${from}`}
              {...teamColor(hues[row] ?? 0)}
              transform={`translate(${from * column} ${row * lane + 14})`}
            >
              <rect width={span * column - 6} height="36" rx="8" className="fill-team-tint" />
              <rect width={(span * column - 6) * done} height="36" rx="8" className="fill-team-fill" />
            </g>
          ))}
          <line
            x1={column * 7.4}
            x2={column * 7.4}
            y1="-16"
            y2={lane * 6 + 8}
            className="stroke-accent"
            strokeWidth="1.5"
          />
          <circle cx={column * 7.4} cy="-16" r="4" className="fill-accent" />
        </g>
      </svg>
    </div>
  );
}

/** One depth line: a slow wave, lower and flatter with each step down. */
function contour(ring: number): string {
  const y = 40 + ring * 82;
  const swell = 46 - ring * 3;
  return `M-20 ${y} C 160 ${y - swell}, 260 ${y + swell}, 420 ${y} S 660 ${y - swell}, 840 ${y + swell / 2}`;
}
