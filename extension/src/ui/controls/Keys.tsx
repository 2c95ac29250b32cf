/** A shortcut, a box for each key. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys" dir="ltr">
      {keys
        .split("+")
        .filter(Boolean)
        .map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
    </span>
  );
}
