/** How many rows or cards fit on a screen, and some. */
const fitting = 40;

/** A board without a framework: reads the rows and paints the cards that fit. */
const board = `<!doctype html><title>Board</title><div id="board" style="display:grid;gap:8px"></div><script>
  fetch("/stories" + location.search).then((reply) => reply.json()).then(({ stories }) => {
    board.innerHTML = stories.slice(0, ${fitting}).map((row) => '<div data-card style="height:96px">' + row[2] + "</div>").join("");
  });
</script>`;

/**
 * A list without a framework: reads the rows and paints those that fit; with `whole` all of them, each
 * at its place, which then scroll by the browser alone.
 */
const backlog = `<!doctype html><title>Backlog</title><style>
  #list { position: relative; height: 90vh; overflow: auto }
  [data-row] { position: absolute; width: 100%; height: 40px }
</style><div id="list"></div><script>
  const isWhole = new URLSearchParams(location.search).has("whole");
  fetch("/stories" + location.search).then((reply) => reply.json()).then(({ stories }) => {
    list.innerHTML = stories.slice(0, isWhole ? stories.length : ${fitting})
      .map((row, at) => '<div data-row style="top:' + at * 40 + 'px">S-' + row[1] + " " + row[2] + "</div>").join("");
  });
</script>`;

/**
 * Two columns without a framework: a card is moved to the one over which the pointer lets it go, then
 * stored; other screens move it by what they hear.
 */
const drop = `<!doctype html><title>Drop</title><style>
  [data-drop-column], [data-card] { position: absolute; width: 300px; user-select: none }
  [data-drop-column] { top: 0; height: 30px }
  [data-card] { left: 0; height: 96px }
</style><div data-drop-column style="left:0"></div><div data-drop-column style="left:320px"></div><div id="board"></div><script>
  const columns = new URLSearchParams(location.search).get("columns").split(",");
  const put = ({ story, column }) => {
    const card = document.querySelector('[data-card="' + story + '"]');
    if (card) card.style.left = 320 * columns.indexOf(column) + "px";
  };
  let held;
  addEventListener("pointerdown", ({ target }) => (held = target.dataset.card));
  addEventListener("pointerup", ({ clientX }) => {
    if (!held) return;
    const move = { story: held, column: columns[clientX < 310 ? 0 : 1] };
    put(move);
    fetch("/move-card?tell=1&" + new URLSearchParams(move), { method: "POST" });
  });
  new EventSource("/live").addEventListener("hint", ({ data }) => put(JSON.parse(data)));
  fetch("/stories" + location.search).then((reply) => reply.json()).then(({ stories }) => {
    board.innerHTML = stories.slice(0, ${fitting}).map((row, at) => '<div data-card="' + row[0] + '" aria-label="' + row[2] +
      '" style="top:' + (40 + at * 104) + 'px">' + row[2] + "</div>").join("");
  });
</script>`;

/** The floor's pages, by their addresses. */
export const barePages: { [pathname: string]: string } = { "/board": board, "/backlog": backlog, "/drop": drop };
