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

/** What opens at a button: its code is fetched when the button is pointed at or focused, not with the page. */
export function useOpener(trigger: ReactElement<TriggerProps>, opens: "menu" | "dialog", load: () => void) {
  const [opened, setOpened] = useState<{ byKeyboard: boolean } | null>(null);
  const anchor = useRef<HTMLElement>(null);
  const button = cloneElement(trigger, {
    ref: anchor,
    "aria-haspopup": opens,
    "aria-expanded": opened !== null,
    "data-state": opened ? "open" : "closed",
    onPointerEnter: load,
    onFocus: load,
    onClick: (event) => {
      trigger.props.onClick?.(event);
      // A click without a press is the Enter or space key's.
      setOpened(opened || event.defaultPrevented ? null : { byKeyboard: event.detail === 0 });
    },
    onKeyDown: (event) => {
      trigger.props.onKeyDown?.(event);
      if (opens !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      setOpened({ byKeyboard: true });
    },
  });
  return { button, anchor, opened, close: () => setOpened(null) };
}
