/** A reporter of jest: a run that does not end after its last spec has failed, and says what somebody left open. */
const PATIENCE_MS = 30_000;

export default class EndsByItself {
  onRunComplete() {
    setTimeout(() => {
      const open = process.getActiveResourcesInfo().filter((kind) => !/^(?:TTY|Pipe)Wrap$/.test(kind));
      console.error(
        `✖ specs left open: ${open.join(', ')}\n  → Close it where it was opened; --detectOpenHandles names the place.`,
      );
      process.exit(1);
    }, PATIENCE_MS).unref();
  }
}
