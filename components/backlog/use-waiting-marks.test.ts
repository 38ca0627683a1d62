import { expect, test } from "vitest";
import { waitingMarks } from "./use-waiting-marks";

test("each card whose change waits is marked: moved, edited, a Task; what concerns none isn't", () => {
  const command = (name: string, input: object) => ({ name, input, commandId: name });
  const commands = [
    command("stories.moveCard", { storyId: "s1" }),
    command("stories.editStories", { stories: [{ storyId: "s2" }, { storyId: "s3" }] }),
    command("stories.setTaskStatus", { taskId: "t1" }),
    command("events.addNote", { text: "Fog" }),
  ];
  const marks = waitingMarks({ why: "offline", commands });
  expect([...marks.keys()]).toEqual(["s1", "s2", "s3", "t1"]);
  expect(marks.get("s1")).toBe("Offline: kept, not sent yet");
  expect(waitingMarks({ why: null, commands }).size).toBe(0);
});
