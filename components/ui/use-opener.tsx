import {
  type MouseEvent,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
  cloneElement,
  useRef,
  useState,
} from "react";

/** The element that opens something, as far as opening it goes. */
export type TriggerProps = {
  ref?: Ref<HTMLElement>;
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
  "data-state"?: "open" | "closed";
  onPointerEnter?(): void;
  onFocus?(): void;
  onClick?(event: MouseEvent): void;
  onKeyDown?(event: KeyboardEvent): void;
};

/**
 * What opens at a button: its code is fetched when the button is pointed at or focused, not with the
 * page. `early` is what is typed at the button of a dialog until that is there.
 */
export function useOpener(trigger: ReactElement<TriggerProps>, opens: "menu" | "dialog", load: () => void) {
  const [opened, setOpened] = useState<{ byKeyboard: boolean } | null>(null);
  const anchor = useRef<HTMLElement>(null);
  const early = useRef("");
  const button = cloneElement(trigger, {
    ref: anchor,
    "aria-haspopup": opens,
    "aria-expanded": opened !== null,
    "data-state": opened ? "open" : "closed",
    onPointerEnter: load,
    onFocus: load,
    onClick: (event) => {
      trigger.props.onClick?.(event);
      early.current = "";
      // A click without a press is the Enter or space key's.
      setOpened(opened || event.defaultPrevented ? null : { byKeyboard: event.detail === 0 });
    },
    onKeyDown: (event) => {
      trigger.props.onKeyDown?.(event);
      if (opens === "dialog" && opened && isTyping(event, early.current)) {
        // Or it would be taken for a key of the page.
        event.preventDefault();
        early.current += event.key;
      }
      if (opens !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      setOpened({ byKeyboard: true });
    },
  });
  return { button, anchor, early, opened, close: () => setOpened(null) };
}

/** Whether a key is part of what is being typed; a space before any letter presses the button. */
export function isTyping(event: KeyboardEvent, before: string): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  return key.length === 1 && !ctrlKey && !metaKey && !altKey && (key !== " " || before !== "");
}
