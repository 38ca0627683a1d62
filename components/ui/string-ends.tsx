/**
 * The ends of strings between things that depend on each other: a dot where something is needed, an
 * arrowhead where it is given. Lines name them `url(#<of>-needer)` and `url(#<of>-giver)`.
 */
export function StringEnds({ of }: { of: string }) {
  return (
    <defs>
      <marker id={`${of}-needer`} markerUnits="userSpaceOnUse" markerWidth="6" markerHeight="6" refX="3" refY="3">
        <circle cx="3" cy="3" r="2.5" fill="context-stroke" />
      </marker>
      <marker
        id={`${of}-giver`}
        markerUnits="userSpaceOnUse"
        markerWidth="7"
        markerHeight="8"
        refX="6"
        refY="4"
        orient="auto"
      >
        <path d="M0 0.5 L6.5 4 L0 7.5 Z" fill="context-stroke" />
      </marker>
    </defs>
  );
}
