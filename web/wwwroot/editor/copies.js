// What is not saved yet, kept in this browser: through a reload, a crash, a lost connection and a session that is over.

export class Copies {
  constructor(code) {
    this.key = `surveyhub editor ${code}`;
  }

  /** { revision, document, by, at }, or null. */
  read() {
    return this.#read(this.key);
  }

  /** The stored draft that the copy began from; null when it is not known. */
  base() {
    return this.#read(`${this.key} base`);
  }

  /** What was written on a draft that is older than the stored one, with its base: it waits until somebody decides. */
  aside() {
    return this.#read(`${this.key} aside`);
  }

  setAside(copy) {
    this.#write(`${this.key} aside`, copy);
    this.clear();
  }

  dropAside() {
    this.#remove(`${this.key} aside`);
  }

  /** False where the browser keeps nothing, or has no room. */
  write(copy) {
    return this.#write(this.key, copy);
  }

  writeBase(document) {
    return this.#write(`${this.key} base`, document);
  }

  clear() {
    this.#remove(this.key);
  }

  #remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing is kept, so nothing is there.
    }
  }

  #read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  #write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }
}
