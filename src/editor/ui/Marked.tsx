/** A message of which parts stand out: `Press <0>Train</0>.` Those are bold; nothing else is made of it. */
export function Marked({ text }: { readonly text: string }) {
  return text.split(/<\d+>(.*?)<\/\d+>/).map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}
