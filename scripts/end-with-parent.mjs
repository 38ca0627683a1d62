// Loaded into the server before Next: ends it when the process that started it was killed, so that
// no server without a supervisor keeps the port.
process.on("disconnect", () => process.exit(0));
