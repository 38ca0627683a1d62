// Loaded into the server before Next: ends it when the process that started it was killed, so that
// no server without a supervisor keeps the port.
process.on("disconnect", () => process.exit(0));
// The channel alone must not keep a server running that has shut down.
process.channel?.unref();
