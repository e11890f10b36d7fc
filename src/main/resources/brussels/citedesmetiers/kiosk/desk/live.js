// One stream of events a browser, shared by its tabs: the tab that holds the lock reads the stream and tells the others.
// Each state is whole, so that after a break the first one catches up.

const SILENCE = 40000;

/**
 * Follows a stream.
 * @param path of the stream
 * @param on `state(value)`, `beat(hubMillis)`, `lost(isLost)`, `over()`
 */
export function follow(path, on) {
  const name = `desk${path}`;
  const channel = "BroadcastChannel" in self ? new BroadcastChannel(name) : null;
  let source = null, last = null, heard = Date.now(), lost = false, leads = false;

  const say = (kind, value) => { channel?.postMessage({ kind, value }); take(kind, value); };
  function take(kind, value) {
    if (kind === "state") { last = value; heard = Date.now(); on.state(value); }
    if (kind === "beat") { heard = Date.now(); on.beat(value); tell(false); }
    if (kind === "lost") tell(true);
    if (kind === "over") on.over();
  }
  function tell(isLost) {
    if (isLost !== lost) { lost = isLost; on.lost(isLost); }
  }
  function open() {
    source?.close();
    source = new EventSource(path);
    source.addEventListener("state", event => say("state", JSON.parse(event.data)));
    source.addEventListener("beat", event => say("beat", Number(event.data)));
    source.addEventListener("over", () => { source.close(); say("over"); });
    source.addEventListener("error", async () => {
      say("lost");
      if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
      const status = await fetch("/api/me").then(answer => answer.status, () => 0);
      if (status === 401 && on.over.needed) say("over"); else setTimeout(() => { if (leads) open(); }, 2000);
    });
  }
  function lead(steal) {
    navigator.locks.request(name, { steal }, () => {
      leads = true;
      heard = Date.now();
      open();
      return new Promise(() => {});
    }).catch(() => { leads = false; source?.close(); lead(false); }); // another tab took over
  }
  if (channel) {
    channel.addEventListener("message", ({ data }) => {
      if (data.kind !== "hello") take(data.kind, data.value);
      else if (leads && last) { channel.postMessage({ kind: "state", value: last }); }
    });
    channel.postMessage({ kind: "hello" });
  }
  if (navigator.locks && channel) lead(false); else { leads = true; open(); }
  setInterval(() => {
    if (Date.now() - heard < SILENCE) return;
    tell(true);
    heard = Date.now();
    if (leads) open(); else lead(true); // the tab that leads is asleep
  }, 1000);
}
