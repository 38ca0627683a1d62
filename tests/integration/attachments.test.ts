import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addAttachment, removeAttachment, restoreAttachment } from "@/lib/server/conversations/attachment-commands";
import { getAttachment } from "@/lib/server/conversations/queries";
import { serveAttachmentTo } from "@/lib/server/conversations/serve-attachment";
import { granted, refused } from "../answers";
import { actorIn, actorOf, makeAdministrator, makeFlowTeam, makeRole, makeStory } from "../factories";

let flowTeamId = "";
let slug = "";
let developer: Actor;
let item: { kind: "Story"; id: string };

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeamId = made.flowTeam.id;
  slug = made.flowTeam.slug;
  const teamId = made.teams[0]?.id ?? "";
  developer = await actorIn(flowTeamId, "developer", teamId);
  item = { kind: "Story", id: (await makeStory({ flowTeamId, teamId })).id };
});

const add = (name: string, content: Uint8Array | string) =>
  addAttachment.run(developer, {
    flowTeamId,
    item,
    name,
    content: typeof content === "string" ? new TextEncoder().encode(content) : content,
  });

const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: "#086" } });

describe("an image", () => {
  it("is drawn anew: without place and camera, upright, without what was hung on its end", async () => {
    const withPlace = await picture()
      .withExif({ IFD0: { Copyright: "SECRET-PLACE" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const hidden = Buffer.concat([withPlace, Buffer.from("<script>alert(1)</script>")]);
    const { id, name } = granted(await add("quay.jpeg", hidden));
    expect(name).toBe("quay.jpg");
    const stored = await getAttachment(flowTeamId, id);
    const bytes = Buffer.from(stored?.content ?? []);
    expect(bytes.includes("SECRET-PLACE")).toBe(false);
    expect(bytes.includes("<script>")).toBe(false);
    const facts = await sharp(bytes).metadata();
    expect([facts.width, facts.height, facts.exif]).toEqual([30, 40, undefined]);
  });

  it("is known by its bytes, whatever it is called", async () => {
    const { id, name } = granted(await add("notes.txt", await picture().png().toBuffer()));
    expect(name).toBe("notes.png");
    expect((await getAttachment(flowTeamId, id))?.mediaType).toBe("image/png");
    expect(refused(await add("quay.png", "<!doctype html><script>alert(1)</script>")).message).toContain("web page");
  });

  it("is drawn in a process of its own: what it unfolds to is not the app's memory", async () => {
    const wide = sharp({ create: { width: 7000, height: 7000, channels: 4, background: "#086" } });
    const unfolds = await wide.png({ progressive: true, compressionLevel: 1 }).toBuffer();
    const before = process.memoryUsage.rss();
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 5);
    const added = await Promise.all(Array.from({ length: 2 }, () => add("wide.png", unfolds)));
    clearInterval(timer);
    // In bytes; one of them unfolds to 196 MB.
    expect(most - before).toBeLessThan(60_000_000);
    const stored = await getAttachment(flowTeamId, granted(added[0] as (typeof added)[number]).id);
    const facts = await sharp(stored?.content).metadata();
    expect([facts.width, facts.height]).toEqual([4096, 4096]);
  }, 60_000);

  it("that is damaged, or a bomb, is refused", async () => {
    const whole = await picture().png().toBuffer();
    expect(refused(await add("half.png", whole.subarray(0, 60))).message).toContain("can't be read");
    const bomb = await sharp({
      create: { width: 8000, height: 8000, channels: 3, background: "#fff" },
    })
      .png()
      .toBuffer();
    expect(bomb.byteLength).toBeLessThan(1_500_000);
    expect(refused(await add("bomb.png", bomb)).message).toContain("50 million pixels");
    const deep = await sharp({ create: { width: 6000, height: 5000, channels: 3, background: "#fff" } })
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    expect(refused(await add("deep.png", deep)).message).toContain("16 bits");
  });
});

describe("another file", () => {
  it.each([
    ["drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"],
    ["drawing.png", "<?xml version='1.0'?><svg><script/></svg>", "SVG"],
    ["notes.txt", "<!-- a drawing --> <svg:svg xmlns:svg='http://www.w3.org/2000/svg'/>", "SVG"],
    ["notes.txt", `\uFEFF${" ".repeat(5000)}<svg onload='alert(1)'></svg>`, "SVG"],
    ["page.html", "hello", "web page"],
    ["notes.md", "\n<iframe src='https://example.org'></iframe>", "web page"],
    ["run.sh", "#!/bin/sh\nrm -rf /", "program"],
    ["odd.xyz", "hello", "kind of file"],
    ["empty.txt", "", "empty"],
  ])("%s is refused with the reason and a way out", async (name, content, word) => {
    const refusal = refused(await add(name, content));
    expect(refusal).toMatchObject({ code: "invalid", message: expect.stringContaining(word) });
    expect(refusal.wayOut).not.toBe("");
  });

  it("is kept byte for byte where it is a document", async () => {
    const { id } = granted(await add("list.csv", "a,b\n1,2\n"));
    const stored = await getAttachment(flowTeamId, id);
    expect(Buffer.from(stored?.content ?? []).toString()).toBe("a,b\n1,2\n");
    expect(stored?.mediaType).toBe("text/csv");
  });

  it("is taken where it only speaks of what a browser could run", async () => {
    const words = "The importer drops <svg onload=…> and <script>; see the log.";
    const { id, name } = granted(await add("findings.txt", words));
    expect(name).toBe("findings.txt");
    const answer = await get(developer, id);
    expect(await answer.text()).toBe(words);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(answer.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''findings.txt");
  });

  it("is refused above 10 MB", async () => {
    expect(refused(await add("large.txt", new Uint8Array(10 * 1024 * 1024 + 1).fill(97))).message).toContain("10 MB");
  });

  it("goes and comes back", async () => {
    const { id } = granted(await add("log.txt", "all well"));
    granted(await removeAttachment.run(developer, { flowTeamId, attachmentId: id }));
    expect(await getAttachment(flowTeamId, id)).toBeNull();
    granted(await restoreAttachment.run(developer, { flowTeamId, attachmentId: id }));
    expect(await getAttachment(flowTeamId, id)).not.toBeNull();
  });
});

const get = (actor: Actor | null, id: string, headers: HeadersInit = {}, at = slug) =>
  serveAttachmentTo(actor, new Request("http://localhost:3000/", { headers }), at, id);

describe("an attachment's bytes", () => {
  it("run nothing and are taken for nothing else, wherever they are opened", async () => {
    const { id } = granted(await add("quay.png", await picture().png().toBuffer()));
    const answer = await get(developer, id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": expect.stringMatching(/^inline;/),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-cache",
    });
  });

  it("are for Members alone: who is signed out, a Stakeholder and outsiders get none of them", async () => {
    const { id } = granted(await add("secret.txt", "The price is 12 million."));
    const other = await makeFlowTeam();
    const stranger = await actorIn(other.flowTeam.id, "cpo");
    const guest = await actorOf((await makeRole({ flowTeamId, role: "stakeholder" })).personId);
    const known = { "if-none-match": `"${id}"` };
    for (const headers of [{}, known]) {
      expect((await get(null, id, headers)).status).toBe(401);
      expect((await get(stranger, id, headers)).status).toBe(404);
      expect((await get(stranger, id, headers, other.flowTeam.slug)).status).toBe(404);
      expect((await get(guest, id, headers)).status).toBe(404);
      expect((await get(await makeAdministrator(), id, headers)).status).toBe(404);
    }
    expect(await (await get(guest, id)).text()).not.toContain("million");
    expect((await get(developer, "../secret")).status).toBe(404);
  });

  it("are not sent again to a browser that has them, and not kept by one once they are removed", async () => {
    const { id } = granted(await add("log.txt", "all well"));
    const etag = (await get(developer, id)).headers.get("etag") ?? "";
    const again = await get(developer, id, { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    granted(await removeAttachment.run(developer, { flowTeamId, attachmentId: id }));
    expect((await get(developer, id, { "if-none-match": etag })).status).toBe(404);
  });
});
