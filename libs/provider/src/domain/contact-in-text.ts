/** True when a text carries an e-mail address, a link, or eight digits and more in a row as phones are written. */
export function holdsContact(text: string): boolean {
  return (
    /[^\s@]+@[^\s@]+\.[a-z]{2,}/i.test(text) ||
    /(https?:\/\/|www\.)\S+/i.test(text) ||
    /(?:\+|00)?\d(?:[\s.\-/()]*\d){7,}/.test(text)
  );
}
