import { expect, test } from "vitest";
import { InOrder } from "./in-order";

test("each begins once the one before it has ended, also where that failed", async () => {
  const line = new InOrder();
  const said: string[] = [];
  let end: (value: string) => void = () => {};
  const first = line.run(() => new Promise<string>((resolve) => (end = resolve)));
  const second = line.run(async () => {
    said.push("second begins");
    throw new Error("no");
  });
  const third = line.run(async () => said.push("third begins"));
  await Promise.resolve();
  expect(said).toEqual([]);
  end("done");
  await expect(first).resolves.toBe("done");
  await expect(second).rejects.toThrow("no");
  await third;
  expect(said).toEqual(["second begins", "third begins"]);
});
