/** Arrow keys move between the rows of a list that is one stop for Tab. Rows carry `data-row`. */
export function roving(node: HTMLElement): () => void {
  const rows = (): HTMLElement[] => [...node.querySelectorAll<HTMLElement>('[data-row]')];

  const onkeydown = (event: KeyboardEvent): void => {
    const list = rows();
    const index = list.indexOf(document.activeElement as HTMLElement);
    if (index < 0) return;
    const targets: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: list.length - 1 };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    list[Math.min(list.length - 1, Math.max(0, target))]?.focus();
  };

  node.addEventListener('keydown', onkeydown);
  return () => node.removeEventListener('keydown', onkeydown);
}
