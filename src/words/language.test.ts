import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './language.ts';

const nobody = { asked: null, kept: null, preferred: [] };

describe('the language of a page', () => {
  it('is English where nothing else is wished for', () => {
    expect(chooseLanguage(nobody).tag).toBe('en');
    expect(chooseLanguage({ ...nobody, preferred: ['tlh', 'fr-CH'] }).tag).toBe('en');
  });

  it('is the first of the browser’s languages that the app speaks, whatever its script or country', () => {
    expect(chooseLanguage({ ...nobody, preferred: ['fr', 'zh-Hans-SG', 'en'] }).tag).toBe('zh-CN');
    expect(chooseLanguage({ ...nobody, preferred: ['en-GB', 'zh-CN'] }).tag).toBe('en');
  });

  it('is what the person chose, and before that what the address asks for', () => {
    expect(chooseLanguage({ asked: null, kept: 'zh-CN', preferred: ['en'] }).tag).toBe('zh-CN');
    expect(chooseLanguage({ asked: 'en', kept: 'zh-CN', preferred: ['zh-CN'] }).tag).toBe('en');
  });

  it('passes over wishes that it cannot meet', () => {
    expect(chooseLanguage({ asked: 'xx', kept: '', preferred: ['zh'] }).tag).toBe('zh-CN');
  });

  it('is a pseudo language only where one is named', () => {
    expect(chooseLanguage({ asked: 'en-XA', kept: null, preferred: [] }).tag).toBe('en-XA');
    expect(chooseLanguage({ asked: null, kept: null, preferred: ['ar-EG', 'en-XA'] }).tag).toBe('en');
  });
});
