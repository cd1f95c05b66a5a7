/** What the parser of JSON stumbled over, in a few words. */
import { printParseErrorCode, type ParseError } from 'jsonc-parser';
import { i18n } from '../words/i18n.ts';

export function syntaxText({ error }: ParseError): string {
  switch (printParseErrorCode(error)) {
    case 'InvalidSymbol':
      return i18n.t('invalid symbol');
    case 'InvalidNumberFormat':
      return i18n.t('invalid number format');
    case 'PropertyNameExpected':
      return i18n.t('property name expected');
    case 'ValueExpected':
      return i18n.t('value expected');
    case 'ColonExpected':
      return i18n.t('colon expected');
    case 'CommaExpected':
      return i18n.t('comma expected');
    case 'CloseBraceExpected':
      return i18n.t('close brace expected');
    case 'CloseBracketExpected':
      return i18n.t('close bracket expected');
    case 'EndOfFileExpected':
      return i18n.t('end of file expected');
    case 'InvalidCommentToken':
      return i18n.t('invalid comment token');
    case 'UnexpectedEndOfComment':
      return i18n.t('unexpected end of comment');
    case 'UnexpectedEndOfString':
      return i18n.t('unexpected end of string');
    case 'UnexpectedEndOfNumber':
      return i18n.t('unexpected end of number');
    case 'InvalidUnicode':
      return i18n.t('invalid unicode');
    case 'InvalidEscapeCharacter':
      return i18n.t('invalid escape character');
    case 'InvalidCharacter':
      return i18n.t('invalid character');
    default:
      return i18n.t('unknown');
  }
}
