/** Words have no signs but "_" and letters, marks the colon besides: within quotes none has force. */
export function joinLexemes(lexemes: string[], sign: '&' | '|'): string {
  return `(${lexemes.map(lexeme => `'${lexeme}'`).join(sign)})`;
}
