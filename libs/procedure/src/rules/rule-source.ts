import { type Language } from '../writing/text';
import { RULES, type RuleId } from './rules';

/** The law and article of a rule in one language: of each law its Chinese or its English name. */
export function ruleSource(rule: RuleId, language: Language): string {
  const sources = RULES[rule].source.split('; ').map((law) => {
    const [zh = law, en = zh] = law.split(' / ');
    return language === 'en' ? en : zh;
  });
  return sources.join(language === 'en' ? '; ' : '；');
}
