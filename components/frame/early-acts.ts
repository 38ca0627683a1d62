declare global {
  interface Window {
    /** Does again, in its order, what was done before the page came to life: to be called when it has. */
    redoEarlyActs?: () => void;
  }
}

/**
 * Keeps what is clicked, typed and chosen while the page's code is on its way: the page looks ready
 * and would else forget it. Put into the page as text, before anything that can be clicked: it knows
 * nothing but what is written in it.
 */
export function keepEarlyActs(): void {
  const kinds = ["click", "keydown", "input", "change", "submit"];
  const acts: { target: Node; kind: string; again: () => void }[] = [];
  let isAlive = false;

  /** As if by hand: a value React took for the first one is no change to it until it was another. */
  function type(field: HTMLInputElement | HTMLTextAreaElement, value: string) {
    field.value = "";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function repeat(event: Event, target: Element): (() => void) | null {
    if (event instanceof KeyboardEvent) return () => target.dispatchEvent(new KeyboardEvent("keydown", event));
    if (target instanceof HTMLSelectElement) {
      const { value } = target;
      if (event.type !== "change") return null;
      return () => {
        target.value = value;
        target.dispatchEvent(new Event("change", { bubbles: true }));
      };
    }
    if (target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio")) {
      const { checked } = target;
      if (event.type !== "change") return null;
      return () => {
        target.checked = !checked;
        target.click();
      };
    }
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      const { value } = target;
      return event.type === "input" ? () => type(target, value) : null;
    }
    if (event.type === "submit") {
      // With a button it came from that button's click.
      return (event as SubmitEvent).submitter ? null : () => (target as HTMLFormElement).requestSubmit();
    }
    // A link leads on without code, and a label's or a summary's click has done its work.
    if (event.type !== "click" || target.closest("a[href], label, summary")) return null;
    return () => {
      // What opens a menu listens to the finger going down.
      for (const kind of ["pointerdown", "pointerup"]) target.dispatchEvent(new PointerEvent(kind, event));
      target.dispatchEvent(new MouseEvent("click", event));
    };
  }

  /**
   * React came to life meanwhile and has heard it, not so who listens for keys on the whole page: they begin
   * to in an effect, and prevent what they act on.
   */
  function heardByReact(event: Event, target: Element): void {
    const isTyped = target.closest("input, textarea, select, [contenteditable]") !== null;
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || isTyped) return;
    document.body.dispatchEvent(new KeyboardEvent("keydown", event));
  }

  function keep(event: Event) {
    const { target, type: kind } = event;
    if (!(target instanceof Element)) return;
    // Without code a form would be sent to its own page, which forgets what was filled in.
    if (kind === "submit") event.preventDefault();
    const again = repeat(event, target);
    if (!again) return;
    setTimeout(() => {
      if (isAlive) return heardByReact(event, target);
      const last = acts.at(-1);
      // Who clicks once more on what doesn't answer is impatient: it is meant once.
      const isMeantOnce = kind === "click" && last?.kind === kind && last.target === target;
      if (!isMeantOnce) acts.push({ target, kind, again });
    });
  }

  // Before React, which listens here too, and after those on the window that keep an event to themselves.
  for (const kind of kinds) document.addEventListener(kind, keep, true);
  window.redoEarlyActs = () => {
    isAlive = true;
    for (const kind of kinds) document.removeEventListener(kind, keep, true);
    // Each by itself, as it was: what one changes is there for the next.
    for (const { target, again } of acts) setTimeout(() => target.isConnected && again());
    window.redoEarlyActs = undefined;
  };
}
