/** Hands a file to the browser, which asks or keeps it as its reader has set. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click();
  URL.revokeObjectURL(address);
}
