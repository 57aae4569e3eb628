// Letters of all languages, as builder/search/names.py has them for those who type.

// A table is a list of replacements, made one after the other: by what, then what is replaced, as a
// regular expression without spaces.
const CYRILLIC_LETTERS =
  "a=[аяә] b=б v=в g=[гґғѓ] d=д e=[еёэє] zh=ж z=з i=[ийіїӣј] k=[кқќ] l=[лљ] m=м n=[нңњ] o=[оө] " +
  "p=п r=р s=с t=т u=[уюўӯүұ] f=ф kh=[хҳһ] ts=ц ch=[чћ] sh=[шщ] =[ъь] y=ы dzh=[ҷҹҗђџ] dz=ѕ";
const UNMARKED = "s=sh z=zh c=ch ica=itsa ac=ats";
const CYRILLIC_READINGS = ["", UNMARKED, `c=dzh ${UNMARKED}`];
const LATIN_READINGS = ["", "sh=sch kh=ch i=j kh=x", "j=sh j=ch j=dz j=s j=c kh=x", UNMARKED];
// From English spelling to one letter a sound, none twice beside itself.
const SOUNDS =
  "ks=x f=ph $1$2$3=(..[^aeiou]{2})[ao]h$|(..ll)[ao]kh$|(zad)eh$ j=([dt]?(s?ch|[sz]h|j))+ " +
  "$1$2=(k)hw|([dgkt])h s=c(?=[eiy]) ij=ic$ $1v=([ae])o?u k=[cghq] v=w i=y s=[dt]?[sz] " +
  "$1=(.)\\1+";
