import { afterEach, beforeEach, expect, test, vi } from "vitest";

let address = "";
let writes = 0;
const steps: string[] = [];

/** A browser's address and history, as far as they are touched here. */
function open(search: string): void {
  address = search;
  const go = (_state: unknown, _title: string, to: string) => {
    address = to.replace("/board", "");
    writes += 1;
  };
  vi.stubGlobal("window", {
    location: {
      pathname: "/board",
      get search() {
        return address;
      },
    },
    history: {
      replaceState: go,
      pushState: (...to: Parameters<typeof go>) => {
        steps.push(address);
        go(...to);
      },
    },
  });
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  steps.length = 0;
  writes = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page whose router listens. */
async function alive() {
  const { notePageAlive } = await import("@/components/ui/page-life");
  notePageAlive();
  vi.runAllTimers();
  return import("./address");
}

test("what has a value is set, what has none is taken out, all else stays", async () => {
  const { setInAddress } = await alive();
  open("?team=keel&lanes=person&q=rope");
  setInAddress({ team: "mast", lanes: null, q: undefined, show: "" });
  expect(address).toBe("?team=mast&q=rope");
  setInAddress({ team: null, q: null });
  expect(address).toBe("");
  expect(steps).toEqual([]);
});

test("an address that stays as it is isn't written again", async () => {
  const { setInAddress } = await alive();
  open("?team=keel");
  setInAddress({ team: "keel", person: null }, true);
  expect([writes, steps]).toEqual([0, []]);
});

test("a step can be gone back from, and may depend on what stood there", async () => {
  const { setInAddress } = await alive();
  open("");
  const opens = (now: URLSearchParams) => !now.has("epic");
  setInAddress({ epic: "1" }, opens);
  setInAddress({ epic: "2" }, opens);
  setInAddress({ team: "keel" }, true);
  expect(steps).toEqual(["", "?epic=2"]);
});

test("what is pressed before the router listens is done once it does, in its order", async () => {
  const [{ setInAddress }, { notePageAlive }] = [await import("./address"), await import("@/components/ui/page-life")];
  open("?form=matrix");
  setInAddress({ form: "list" });
  setInAddress({ needer: "keel" });
  expect(address).toBe("?form=matrix");
  notePageAlive();
  expect(address).toBe("?form=matrix");
  vi.runAllTimers();
  expect(address).toBe("?form=list&needer=keel");
});
