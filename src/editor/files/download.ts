/** Gives a file to the browser's downloads. */
export function downloadFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the data once the click is through.
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}
