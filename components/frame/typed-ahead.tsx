"use client";

let ahead = "";

/** What was typed while the search box was on its way; asked for once. */
export function takeTypedAhead(): string {
  const typed = ahead;
  ahead = "";
  return typed;
}

/** Stands where the search box will be while it is fetched, so that nothing typed is lost. */
export function TypedAhead() {
  return (
    <div className="fixed inset-0 z-40 bg-veil">
      <input
        // biome-ignore lint/a11y/noAutofocus: the search box was opened to type into it
        autoFocus
        aria-label="Search"
        onChange={(event) => {
          ahead = event.target.value;
        }}
        // What has just closed may give the focus back to the page, where keys act.
        onBlur={({ currentTarget }) => currentTarget.focus()}
        className="absolute inset-x-0 top-0 h-12 border bg-raised px-10.5 text-md shadow-float outline-none sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:w-full sm:max-w-xl sm:-translate-x-1/2 sm:rounded-xl"
      />
    </div>
  );
}
