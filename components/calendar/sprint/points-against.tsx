import clsx from "clsx";

type PointsAgainstProps = { committed: number; capacity: number; className?: string };

/** "34 of 30 points": amber where a team has committed to more than it has (BLG-4). Never a no. */
export function PointsAgainst({ committed, capacity, className }: PointsAgainstProps) {
  const isOver = committed > capacity;
  return (
    <span
      title={isOver ? `${committed - capacity} points over capacity (BLG-4). Nothing forbids it.` : undefined}
      className={clsx("whitespace-nowrap tabular-nums", isOver ? "font-medium text-warn-ink" : "text-ink-2", className)}
    >
      {committed} of {capacity} points
      {isOver ? <span className="sr-only">, {committed - capacity} over capacity</span> : null}
    </span>
  );
}
