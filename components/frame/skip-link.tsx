/** First on each page: past the frame, for those who go by keyboard. */
export function SkipLink() {
  return (
    <a
      href="#page"
      data-frame=""
      className="absolute top-2 left-2 z-50 -translate-y-20 rounded bg-accent px-3 py-2 font-medium text-accent-on focus:translate-y-0"
    >
      Skip to the page
    </a>
  );
}
