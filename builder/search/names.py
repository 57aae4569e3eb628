"""Keys on which the spellings of a name meet: Japarov, Zhaparov, Dschaparow and Жапаров are jprv.

A language's readings put its letters and digraphs into those of English. Then what languages keep
apart and their neighbours confuse becomes one letter: k for k, q, g, kh and h; j for j, zh, sh and
ch; s for s, z and ts; v for v and w. Of the vowels only what tells short names apart is kept.

A spelling may leave open how it is to be read, so a word has up to four keys.
"""

import re
from functools import cache

# A table is a list of replacements, made one after the other: by what, then what is replaced, which
# is letters as they stand, or any of those in brackets.
LETTERS = (
    "a=[аяә] b=б v=в g=[гґғѓ] d=д e=[еёэє] zh=ж z=з i=[ийіїӣј] k=[кқќ] l=[лљ] m=м "
    "n=[нңњ] o=[оө] p=п r=р s=с t=т u=[уюўӯүұ] f=ф kh=[хҳһ] ts=ц ch=[чћ] sh=[шщ] =[ъь] "
    "y=ы dzh=[ҷҹҗђџ] dz=ѕ"
)
# How a word of no known language may be read: as English and French write it; as German does
# (Jelzin, Chiwa); as Turkic and Slavic languages do, their marks left out (Asgabat, Xiva, Vucic);
# or written so (Aşgabat asked for as Ashgabat).
_UNMARKED = "s=sh z=zh c=ch ica=itsa ac=ats"
LATIN = ("", "sh=sch kh=ch i=j kh=x", "j=sh j=ch j=dz j=s j=c kh=x", _UNMARKED)
# And how in Cyrillic: as it is written; as its Latin spelling, the marks left out (Milosevic,
# Kostunica), and that in Turkish (Ocalan).
CYRILLIC = ("", _UNMARKED, f"c=dzh {_UNMARKED}")

_TURKIC = "j=sh j=ch j=c kh=x"
_SLAVIC = "i=j ts=c"
_ARABIC = (
    "a=[اعء] b=ب p=پ t=[تط] s=[ثسص] j=[جچژش] k=[حخقكه] d=د r=ر z=[زظ] g=[غگ] f=ف l=ل m=م n=ن i=ي"
)
_READINGS = {
    "ar": (f"v=و d=[ذض] {_ARABIC}", f"o=و d=[ذض] {_ARABIC}"),
    "az": (_TURKIC, f"{_TURKIC} j=s"),
    "be": ("v=ў", ""),
    "cs": (f"kh=ch {_SLAVIC}",),
    "de": ("sh=sch kh=ch i=j",),
    "el": (
        "u=ου e=αι i=ει i=οι ng=γγ g=γκ b=μπ d=ντ a=α v=β g=γ d=δ e=ε z=ζ i=[ηι] th=θ k=κ "
        "l=λ m=μ n=ν ks=ξ o=[οω] p=π r=ρ s=σ t=τ u=υ f=φ kh=χ ps=ψ",
    ),
    "es": ("kh=j",),
    "fa": (f"v=و z=[ذض] {_ARABIC}", f"o=و z=[ذض] {_ARABIC}"),
    "fr": ("vi=oui va=oua ve=oue",),
    "he": (
        "v=[וב] a=[אע] g=ג d=ד k=[החכךק] z=ז t=[טת] i=י l=ל m=[מם] n=[נן] s=[סצץ] p=פ f=ף r=ר j=ש",
        "o=ו a=[אע] b=ב g=ג d=ד k=[החכךק] z=ז t=[טת] i=י l=ל m=[מם] n=[נן] s=[סצץש] f=[פף] r=ר",
    ),
    "hy": (
        "ev=եւ u=ու a=ա b=բ g=[գղ] d=դ e=[եէը] z=զ t=[թտ] zh=ժ i=[իյ] l=լ kh=[խհ] ts=[ծց] "
        "k=[կք] dz=ձ ch=[ճչ] m=մ n=ն sh=շ o=[ոօ] p=[պփ] j=ջ r=[ռր] s=ս v=[վւ] f=ֆ",
    ),
    "ka": (
        "a=ა b=ბ g=[გღ] d=დ e=ე v=ვ z=ზ t=[თტ] i=ი k=[კქყ] l=ლ m=მ n=ნ o=ო p=[პფ] zh=ჟ r=რ "
        "s=ს u=უ sh=შ ch=[ჩჭ] ts=[ცწ] dz=ძ kh=[ხჰ] j=ჯ",
    ),
    "kk": ("kh=x", "ng=ң kh=x"),
    "ky": ("", "ng=ң"),
    "pl": ("i=j kh=ch j=cz j=sz j=rz j=dz ts=c",),
    "sr": (
        _SLAVIC,
        "i=j j=sh j=ch j=dz j=s itsa=ica j=c",
        "i=j j=sh j=ch j=dz j=s j=c j=d",
    ),
    "tk": (_TURKIC, f"{_TURKIC} j=s"),
    "uz": ("kh=x",),
}
_ALIKE = {
    **dict.fromkeys("ckb ps ur".split(), "fa"),
    **dict.fromkeys("bs hr sh sl".split(), "sr"),
    "sk": "cs",
    "tr": "az",
}

# Arabic and Hebrew write neither short vowels nor, of some words, the last one.
_ARTICLE = re.compile("^ال(?=...)")
_FINAL_VOWEL = re.compile("(..)[هה]$")
_UNSPELT = re.compile("([^aeiou])(?=[^aeiou])")

# Of Turkic languages, Persian and Russian, in English letters. The n of -stan is in no ending.
_CASE = re.compile(
    "^(.{3,}?(?![ct]an)..)"
    "(?:ning|[dtn][aeiouy]n|[iuy]n|(?:[dt].)?[dtgkn][aeiouy]|[dtl][aeo]r|[aeiouy]m|ro|k?h?oi)$"
)
_VOWEL = re.compile("[aeiou]")

# Nurettin is Nureddin, and that Nuraldin; Abdulrahman is Abdurrahman.
_TURKISH_END = re.compile("tt(?=[aeiy]+ne?$)")
_ARTICLE_INSIDE = re.compile("^(abd)[aeou]l(?=[^l])|[aeou]l(?=(?:d[aeiy]+ne?|r[ae]hman)$)")
_SILENT = re.compile("(..[^aeiou]{2})[ao]h$|(..ll)[ao]kh$|(zad)eh$")  # Nusrah, Абдуллах, Alizadeh
_HUSHED = re.compile("(?:[dt]?(?:s?ch|[sz]h|j))+")  # j, dzh, tsch, shch
_BREATHED = re.compile("(k)hw|([dgkt])h")  # Khwarezm, Kadhafi
_SOFT = re.compile("c(?=[eiy])")
_SLAVIC_END = re.compile("ic$")
_ROUNDED = re.compile("([ae])o?u")  # Tauhid and Tawhid, Papandreou
_ALIKE_SOUNDS = str.maketrans("cghqwyz", "kkkkvis")
_HISSED = re.compile("[dt]s")
_DOUBLED = re.compile(r"(.)\1+")

# The same for browsers, as lists of replacements: letters of sounds, then the keys of names with up
# to two consonants, with three, and with more; then endings of cases. What may stand side by side
# is replaced twice.
_DIPHTHONG = "u=ou a=ia u=iu ai=ei"
_LATER_A = "$1a=([aio][^aio]+|[^aio]{2})[io]"
SOUNDS = {
    "sounds": (
        "d=tt(?=[aeiy]+ne?$) $1=^(abd)[aeou]l(?=[^l])|[aeou]l(?=(?:d[aeiy]+ne?|r[ae]hman)$) "
        "ks=x f=ph $1$2$3=(..[^aeiou]{2})[ao]h$|(..ll)[ao]kh$|(zad)eh$ j=([dt]?(s?ch|[sz]h|j))+ "
        "$1$2=(k)hw|([dgkt])h s=c(?=[eiy]) ij=ic$ $1v=([ae])o?u k=[cghq] v=w i=y s=[dt]?[sz] "
        r"$1=(.)\1+"
    ),
    "keys": [
        f"{_DIPHTHONG} i=e o=u $1=([aio])[aio]+ {_LATER_A} {_LATER_A}",
        f"{_DIPHTHONG} a=^[aeiou]+ =[aeiou]+$ a=[aeiou]+(?=[^aeiou]$) "
        "$1i=^(a?[^aeiou])[ei][aeiou]* $1a=^(a?[^aeiou])[aou][aeiou]*",
        "a=^[aeiou]+ =(?!^)[aeiou] s=ss(?!$) t=d$ p=b$ v=f$",
    ],
    "cases": f"$1={_CASE.pattern}",
}

_VOWELS = str.maketrans("", "", "aeiou")
_ENDINGS = {"d": "t", "b": "p", "f": "v"}  # Turkmenabad and -abat, Romanoff
_DIPHTHONGS = (("ou", "u"), ("ia", "a"), ("iu", "u"), ("ei", "ai"))
_SHORT = re.compile("([aeiou]*)([^aeiou])([aeiou]*)([^aeiou])([aeiou]*)([^aeiou])")
_CLASSES = str.maketrans("eu", "io")
_RUN = re.compile("([aio])[aio]+")
_LATER = re.compile("([aio][^aio]+|[^aio]{2})[io]")


def letters(language: str) -> tuple[str, ...]:
    """The readings of a language by its primary code; none where those of English do."""
    return _READINGS.get(_ALIKE.get(language, language), ())


def name_keys(form: str, language: str) -> tuple[str, ...]:
    """The keys of a folded word, in the letters a to z, the likeliest first.

    Without a language it is a word of a query. What is too short or of a script that the language
    does not write has no key.
    """
    is_latin = form.isascii()
    if is_latin and len(form) < 3:
        return ()
    if is_vowelless := not is_latin and "\u05d0" <= form[0] <= "\u06ff":
        form = _FINAL_VOWEL.sub(r"\1a", _ARTICLE.sub("", form))
    keys: dict[str, None] = {}
    for reading in _readings(language, is_latin):
        text = _respelt(form, reading)
        if text.isascii() and text.isalpha():
            for voweled in _voweled(text) if is_vowelless else (text,):
                keys[_key(_sound(voweled))] = None
    return tuple(key for key in keys if len(key) > 1)[:4]


def keys_without_ending(form: str) -> tuple[str, ...]:
    """The keys of a word of a query, in a language that is not known, without the ending of a case.

    They are those of long names only, as few other words share them.
    """
    text = _respelt(form, _steps(LETTERS))
    bare = _CASE.sub(r"\1", text)
    keys = name_keys(bare, "") if bare != text else ()
    return tuple(key for key in keys if not _VOWEL.search(key, 1))


def likeness(one: str, two: str) -> float:
    """What a spelling of a name counts for another, by the sounds in which they differ.

    It is 1 where these are the same, .8 with one other, .6 with two, and .4 for all others.
    """
    from rapidfuzz.distance import OSA  # is needed only for names

    steps = _steps(LETTERS)
    sounds = (_sound(_respelt(form, steps)) for form in (one, two))
    edits = OSA.distance(*sounds, score_cutoff=2)
    return 1 - min(edits, 3) / 5


Step = tuple[str, str] | dict[int, str]  # a replacement, or those of many letters


@cache
def _readings(language: str, is_latin: bool) -> tuple[tuple[Step, ...], ...]:
    code = language.split("-")[0].lower()
    unknown = LATIN if is_latin else CYRILLIC
    tables = letters(code) or ("",) if code else unknown
    if is_latin:
        return tuple(map(_steps, dict.fromkeys(t if t.isascii() else "" for t in tables)))
    return tuple(_steps(f"{t} {LETTERS}" if code else f"{LETTERS} {t}") for t in tables)


def _steps(table: str) -> tuple[Step, ...]:
    """The replacements of a table; those of letters that follow each other are made at once."""
    steps: list[Step] = []
    for part in table.split():
        new, old = part.split("=")
        last = steps[-1] if steps else ()
        if old.isascii() or (len(old) > 1 and old[0] != "["):
            steps.append((old, new))
        elif isinstance(last, dict):
            steps[-1] = dict.fromkeys(map(ord, old.strip("[]")), new) | last
        else:
            steps.append(dict.fromkeys(map(ord, old.strip("[]")), new))
    return tuple(steps)


def _respelt(word: str, reading: tuple[Step, ...]) -> str:
    for step in reading:
        word = word.translate(step) if isinstance(step, dict) else word.replace(*step)
    return word


def _sound(text: str) -> str:
    """A word in English spelling in the letters of sounds, none twice beside itself."""
    if text[:3] == "abd" or text[-1:] in "en":
        text = _ARTICLE_INSIDE.sub(r"\1", _TURKISH_END.sub("d", text))
    text = text.replace("x", "ks").replace("ph", "f")
    if "h" in text:
        text = _SILENT.sub(r"\1\2\3", text)
        text = _BREATHED.sub(r"\1\2", _HUSHED.sub("j", text))
    elif "j" in text:
        text = _HUSHED.sub("j", text)
    if "c" in text:
        text = _SLAVIC_END.sub("ij", _SOFT.sub("s", text))
    if "u" in text:
        text = _ROUNDED.sub(r"\1v", text)
    return _DOUBLED.sub(r"\1", _HISSED.sub("s", text.translate(_ALIKE_SOUNDS)))


def _voweled(text: str) -> list[str]:
    """What a word written without its short vowels may be: qlm is qalam, qilam or qalm.

    One with two consonants side by side and no more has too many.
    """
    full = _UNSPELT.sub(r"\1a", text)
    count = len(text.translate(_VOWELS))
    if count > 3:  # its key has no vowels, but what stands side by side may be one sound
        return [full, text]
    if count < 3:
        return [text] if text == full else []
    front = _UNSPELT.sub(r"\1a", _UNSPELT.sub(r"\1i", text, count=1))
    if text[0] in "aeiou":
        return [full, front, text[:2] + _UNSPELT.sub(r"\1a", text[2:])]
    return [full, front, _UNSPELT.sub(r"\1a", text, count=1)]


def _key(sound: str) -> str:
    """The consonants; of a short name the places of its vowels too, of a shorter one the vowels.

    navalni is nvln, kadafi kadaf, and kiv stays kiv: few consonants are shared by many words.
    """
    consonants = sound.translate(_VOWELS)
    if len(consonants) > 3:
        ending = _ENDINGS.get(consonants[-1], consonants[-1])
        start = "a" if sound[0] in "aeiou" else ""
        return start + consonants[:-1].replace("ss", "s") + ending
    for spelt, vowel in _DIPHTHONGS:
        sound = sound.replace(spelt, vowel)
    short = _SHORT.match(sound)
    if not short:
        sound = _RUN.sub(r"\1", sound.translate(_CLASSES))
        return _LATER.sub(r"\1a", _LATER.sub(r"\1a", sound))  # a vowel may begin the next match
    initial, first, vowel, second, later, third = short.groups()
    vowel = vowel and ("i" if vowel[0] in "ei" else "a")
    return f"{initial and 'a'}{first}{vowel}{second}{later and 'a'}{third}"
