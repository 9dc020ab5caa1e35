// Talking to the server: one change, what has changed, where something could go.
import { board, texts } from "./state.js";
import { note } from "./say.js";

const root = board?.dataset.root;
let reachable = true;

export const page = {
  token: Number(board?.dataset.token ?? 0),
};

async function ask(path, options = {}) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(options.query ?? {})) query.set(name, value);
  try {
    const answer = await fetch(`${root}${path}?${query}`, { credentials: "same-origin", ...options });
    if (!reachable) note(texts.back);
    reachable = true;
    return answer;
  } catch {
    if (reachable) note(texts.offline, "stop");
    reachable = false;
    return null;
  }
}

// What happened since the page was last brought up to date; null for nothing.
export async function changes() {
  const answer = await ask("changes/", { query: { after: page.token } });
  if (answer?.redirected || answer?.status === 403 || answer?.status === 404) return location.reload();
  return answer?.status === 200 ? answer.json() : null;
}

export async function rooms(pk) {
  const answer = await ask(`rooms/${pk}/`);
  return answer?.ok ? answer.json() : { strips: {}, reasons: [] };
}

export async function change(pk, fields) {
  const body = new URLSearchParams({ ...fields, after: page.token });
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
  const answer = await ask(`move/${pk}/`, { method: "POST", body, headers });
  if (answer?.status >= 500) note(texts.failed, "stop");
  if (!answer || answer.status >= 500) return { status: 0, news: null };
  // Logged out, or not an officer any more: the page itself says what is to be done.
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (!json) return location.reload();
  return { status: answer.status, news: await answer.json() };
}

export async function wrong() {
  const answer = await ask("wrong/");
  return answer?.ok ? answer.text() : "";
}
