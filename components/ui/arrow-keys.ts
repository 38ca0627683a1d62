export type Direction = "left" | "right" | "up" | "down";

/** Which way a key goes, by its name; a key that goes no way has none. */
export const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
