/** Hands a text to the person as a file, without a server in between. */

/** @param {string} name @param {string} type @param {string} body */
export function download(name, type, body) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([body], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
