/** One press of a key, with what is held down beside it. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
type Stroke = { key: string; mod: boolean; shift: boolean; alt: boolean };

/** What of a keyboard event a shortcut looks at. */
export type KeyPress = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;

/** "mod+k", "shift+ArrowUp", "?" or several strokes in a row, "g r". */
function strokesOf(shortcut: string): Stroke[] {
  return shortcut.split(" ").map((stroke) => {
    const parts = stroke === "+" ? ["+"] : stroke.split("+");
    const key = parts.at(-1) ?? "";
    const held = parts.slice(0, -1);
    return {
      key: key.toLowerCase(),
      mod: held.includes("mod"),
      shift: held.includes("shift"),
      alt: held.includes("alt"),
    };
  });
}

/** Whether the shortcut works while something is typed: only with ⌘ or Ctrl. */
export function worksInFields(shortcut: string): boolean {
  return strokesOf(shortcut)[0]?.mod ?? false;
}

/**
 * Whether the shortcut is typed by letters or signs alone, so that a word dictated or a hand put down
 * can set it off; who wants that not turns these off. Keys such as arrows or Enter aren't among them.
 */
export function isOfLetters(shortcut: string): boolean {
  return strokesOf(shortcut).some(({ key, mod, alt }) => key.length === 1 && !mod && !alt);
}

/**
 * How far the presses are into the shortcut: all of it, its beginning, or not in it. Signs such as
 * "?" need other keys held on other keyboards, so only their sign counts.
 */
export function follow(shortcut: string, presses: readonly KeyPress[]): "whole" | "begun" | "no" {
  const strokes = strokesOf(shortcut);
  if (presses.length === 0 || presses.length > strokes.length) return "no";
  const fits = presses.every((press, at) => {
    const stroke = strokes[at];
    return stroke !== undefined && isPress(stroke, press);
  });
  if (!fits) return "no";
  return presses.length === strokes.length ? "whole" : "begun";
}

function isPress(stroke: Stroke, press: KeyPress): boolean {
  if (press.key.toLowerCase() !== stroke.key) return false;
  if ((press.metaKey || press.ctrlKey) !== stroke.mod) return false;
  const isSign = stroke.key.length === 1 && !/[\p{Letter}\p{Number}]/u.test(stroke.key);
  if (isSign) return true;
  return press.shiftKey === stroke.shift && press.altKey === stroke.alt;
}

/** The keys as printed on them, those of a row with a space between: "⌘K", "Ctrl+K", "G R". */
export function printShortcut(shortcut: string, isMac: boolean): string {
  return strokesOf(shortcut)
    .map(({ key, mod, shift, alt }) => {
      const held = [
        mod ? (isMac ? "⌘" : "Ctrl") : "",
        alt ? (isMac ? "⌥" : "Alt") : "",
        shift ? (isMac ? "⇧" : "Shift") : "",
      ].filter(Boolean);
      const shown = printed[key] ?? (key.length === 1 ? key.toUpperCase() : key);
      return [...held, shown].join(isMac ? "" : "+");
    })
    .join(" ");
}

const printed: Record<string, string> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  enter: "Enter",
  escape: "Esc",
  delete: "Delete",
  space: "Space",
};
