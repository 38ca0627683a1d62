import { type AddressInfo, type Socket, createServer } from "node:net";

type SunkMail = { to: string; text: string };

/**
 * A mail server that keeps what it gets. `refuses` makes it turn every letter away, for as long as
 * it's set.
 */
export async function openSmtpSink() {
  const mails: SunkMail[] = [];
  const waiting: { to: string; take(mail: SunkMail): void }[] = [];
  const sink = { refuses: false };

  function keep(mail: SunkMail): void {
    mails.push(mail);
    for (const each of waiting.filter(({ to }) => to === mail.to)) each.take(mail);
  }

  const server = createServer((socket) => converse(socket, sink, keep));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    sink,
    /** The next letter to an address, or the last that came before. */
    async mailTo(to: string): Promise<SunkMail> {
      const known = mails.findLast((mail) => mail.to === to);
      return known ?? new Promise((take) => waiting.push({ to, take }));
    },
    forget: () => mails.splice(0),
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

function converse(socket: Socket, sink: { refuses: boolean }, keep: (mail: SunkMail) => void): void {
  let rest = "";
  let to = "";
  let body: string[] | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.setEncoding("utf8");
  socket.on("error", () => {});
  say("220 sink");
  socket.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (body) {
        if (line !== ".") body.push(line);
        else {
          keep({ to, text: decoded(body) });
          body = null;
          say("250 kept");
        }
      } else if (/^(EHLO|HELO)/i.test(line)) say("250 sink");
      else if (/^RCPT TO/i.test(line)) {
        to = line.match(/<(.*)>/)?.[1] ?? "";
        say(sink.refuses ? "550 No letters today" : "250 ok");
      } else if (/^DATA/i.test(line)) {
        body = [];
        say("354 go on");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else say("250 ok");
    }
  });
}

/** The lines of a letter, long ones joined again. */
function decoded(lines: string[]): string {
  return lines
    .join("\n")
    .replaceAll("=\n", "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
