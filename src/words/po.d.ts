/** A PO file is a module of its translations by their English (scripts/catalogues.ts). */
declare module '*.po' {
  const catalogue: Readonly<Record<string, string>>;
  export default catalogue;
}
