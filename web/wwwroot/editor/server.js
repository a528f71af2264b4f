// Everything that is sent to the server, with the token of the page's form. A session that is over, or a token that is stale after
// somebody signed in again, is seen here.
const form = document.getElementById("editor-form");
let token = form.querySelector("input[name=__RequestVerificationToken]").value;

export class Server {
  constructor(code) {
    this.address = `/design/${encodeURIComponent(code)}`;
  }

  /** Null where the network is away or the request was given up. */
  async send(method, path, body, signal) {
    const sent = () => fetch(`${this.address}/${path}`, { method, signal, headers: { RequestVerificationToken: token, ...(body === undefined ? {} : { "Content-Type": "application/json" }) }, body: body === undefined ? undefined : JSON.stringify(body) });
    try {
      const response = await sent();
      if (response.status !== 400 || method === "GET" || !await this.renew()) return response;
      return await sent();
    } catch {
      return null;
    }
  }

  /** Takes a new token from this very page; false while nobody is signed in, or the network is away. */
  async renew() {
    try {
      const response = await fetch(location.pathname, { redirect: "error", headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("#editor-form input[name=__RequestVerificationToken]")?.value;
      if (fresh) token = fresh;
      return Boolean(fresh);
    } catch {
      return false;
    }
  }
}
