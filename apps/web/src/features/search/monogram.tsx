import classes from './monogram.module.css';

/** A person's or firm's initial in a drop: nobody has to show their face to be trusted with a key. */
export function Monogram({ name, size = 56 }: { name: string; size?: number }) {
  return (
    <span aria-hidden="true" className={classes.drop} style={{ width: size, height: size, fontSize: size * 0.38 }}>
      <span>{name.trim().charAt(0).toUpperCase()}</span>
    </span>
  );
}
