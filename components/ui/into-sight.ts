import { takesText } from "./takes-text";

/**
 * A `ref` that brings what begins to matter into sight once it is there. Where somebody writes, the
 * page stays as it is.
 *
 * @param block where it comes to stand, when it isn't in sight
 */
export function intoSight(block: ScrollLogicalPosition) {
  return (element: HTMLElement | null) => {
    if (element && !takesText(document.activeElement)) element.scrollIntoView({ block });
  };
}
