"""Keys on which the spellings of a name meet: Japarov, Zhaparov, Dschaparow and Жапаров are jprv.

A language's readings put its letters and digraphs into those of English. Then what languages keep
apart and their neighbours confuse becomes one letter: k for k, q, g, kh and h; j for j, zh, sh and
ch; s for s, z and ts; v for v and w. Of the vowels only what tells short names apart is kept.

A spelling may leave open how it is to be read, so a word has up to three keys.
"""

import re
from functools import cache

# A table is a list of replacements, made one after the other: what is replaced, then by what.
LETTERS = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u "
    "ф=f х=kh ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=u я=a і=i ї=i є=e ґ=g ў=u қ=k ғ=g ҳ=kh "
    "ҷ=dzh ӣ=i ӯ=u ҹ=dzh ө=o ү=u ң=n ә=a һ=kh ұ=u җ=dzh ј=i љ=l њ=n ћ=ch ђ=dzh џ=dzh ѓ=g "
    "ќ=k ѕ=dz"
)
# How a word of no known language may be read: as English and French write it; as German does
# (Jelzin, Chiwa); as Turkic and Slavic languages do, their marks left out (Asgabat, Xiva, Vucic).
_LATIN = ("", "sch=sh ch=kh j=i x=kh", "sh=j ch=j dz=j s=j c=j x=kh")
# And how in Cyrillic: as it is written; as its Latin spelling, the marks left out (Milosevic,
# Kostunica), and that in Turkish (Ocalan).
_UNMARKED = "sh=s zh=z ch=c itsa=ica ats=ac"
_CYRILLIC = ("", _UNMARKED, f"dzh=c {_UNMARKED}")

_TURKIC = "sh=j ch=j c=j x=kh"
_SLAVIC = "j=i c=ts"
_ARABIC = (
    "ا=a ب=b پ=p ت=t ث=s ج=j چ=j ح=k خ=k د=d ر=r ز=z ژ=j س=s ش=j ص=s ط=t ظ=z ع=a غ=g "
    "ف=f ق=k ك=k گ=g ل=l م=m ن=n ه=k ي=i ء=a"
)
_READINGS = {
    "ar": (f"و=v ذ=d ض=d {_ARABIC}", f"و=u ذ=d ض=d {_ARABIC}"),
    "az": (_TURKIC, f"{_TURKIC} s=j"),
    "be": ("ў=v", ""),
    "cs": (f"ch=kh {_SLAVIC}",),
    "de": ("sch=sh ch=kh j=i",),
    "el": (
        "ου=u αι=e ει=i οι=i γγ=ng γκ=g μπ=b ντ=d α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m "
        "ν=n ξ=ks ο=o π=p ρ=r σ=s τ=t υ=u φ=f χ=kh ψ=ps ω=o",
    ),
    "es": ("j=kh",),
    "fa": (f"و=v ذ=z ض=z {_ARABIC}", f"و=u ذ=z ض=z {_ARABIC}"),
    "fr": ("oui=vi oua=va oue=ve",),
    "he": (
        "ו=v א=a ב=v ג=g ד=d ה=k ז=z ח=k ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p "
        "ף=f צ=s ץ=s ק=k ר=r ש=j ת=t",
        "ו=u א=a ב=b ג=g ד=d ה=k ז=z ח=k ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=f "
        "ף=f צ=s ץ=s ק=k ר=r ש=s ת=t",
    ),
    "hy": (
        "եւ=ev ու=u ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=kh ձ=dz "
        "ղ=g ճ=ch մ=m յ=i ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o "
        "ֆ=f",
    ),
    "ka": (
        "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p "
        "ქ=k ღ=g ყ=k შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=kh",
    ),
    "pl": ("j=i ch=kh cz=j sz=j rz=j dz=j c=ts",),
    "sr": (
        _SLAVIC,
        "j=i sh=j ch=j dz=j s=j ica=itsa c=j",
        "j=i sh=j ch=j dz=j s=j c=j d=j",
    ),
    "tk": (_TURKIC, f"{_TURKIC} s=j"),
    "uz": ("x=kh",),
}
_ALIKE = {
    **dict.fromkeys("ckb ps ur".split(), "fa"),
    **dict.fromkeys("bs hr sh sl".split(), "sr"),
    "kk": "uz",
    "sk": "cs",
    "tr": "az",
}
_ARTICLE = re.compile("^ال(?=...)")
_FINAL_VOWEL = re.compile("(..)ه$")
_SILENT = re.compile("(..[^aeiou]{2})[ao]h$")
_HUSHED = re.compile("(?:[dt]?(?:s?ch|[sz]h|j))+")
_BREATHED = re.compile("(k)hw|([bcdgkrtw])h")
_SOFT = re.compile("c(?=[eiy])")
_SLAVIC_END = re.compile("ic$")
_ALIKE_SOUNDS = str.maketrans("cghqwyz", "kkkkvis")
_HISSED = re.compile("[dt]s")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiou")
_ENDINGS = {"d": "t", "b": "p", "f": "v"}
_DIPHTHONGS = (("ou", "u"), ("ia", "a"), ("iu", "u"), ("ei", "ai"))
_UNSPELT = re.compile("([^aeiou])(?=[^aeiou])")
_SHORT = re.compile("([aeiou]*)([^aeiou])([aeiou]*)([^aeiou])([aeiou]*)([^aeiou])")
_CLASSES = str.maketrans("eu", "io")
_LATER = re.compile("([aio][^aio]+|[^aio]{2})[io]")
_RUN = re.compile("([aio])[aio]+")


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
        form = _FINAL_VOWEL.sub(r"\1ا", _ARTICLE.sub("", form))
    keys: dict[str, None] = {}
    for reading in _readings(language, is_latin):
        text = _respelt(form, reading)
        if text.isascii() and text.isalpha():
            for voweled in _voweled(text) if is_vowelless else (text,):
                keys[_key(_sound(voweled))] = None
    return tuple(key for key in keys if len(key) > 1)[:3]


Step = tuple[str, str] | dict[int, str]  # a replacement, or those of many letters


@cache
def _readings(language: str, is_latin: bool) -> tuple[tuple[Step, ...], ...]:
    code = language.split("-")[0].lower()
    unknown = _LATIN if is_latin else _CYRILLIC
    tables = letters(code) or ("",) if code else unknown
    if is_latin:
        return tuple(map(_steps, dict.fromkeys(t if t.isascii() else "" for t in tables)))
    return tuple(_steps(f"{t} {LETTERS}" if code else f"{LETTERS} {t}") for t in tables)


def _steps(table: str) -> tuple[Step, ...]:
    """The replacements of a table; those of letters that follow each other are made at once."""
    steps: list[Step] = []
    for part in table.split():
        old, new = part.split("=")
        if len(old) > 1 or old.isascii():
            steps.append((old, new))
        elif steps and isinstance(steps[-1], dict):
            steps[-1].setdefault(ord(old), new)
        else:
            steps.append({ord(old): new})
    return tuple(steps)


def _respelt(word: str, reading: tuple[Step, ...]) -> str:
    for step in reading:
        word = word.translate(step) if isinstance(step, dict) else word.replace(*step)
    return word


def _sound(text: str) -> str:
    """A word in English spelling in the letters of sounds, none twice beside itself."""
    text = text.replace("x", "ks").replace("ph", "f")
    if "h" in text or "j" in text:
        text = _BREATHED.sub(r"\1\2", _HUSHED.sub("j", _SILENT.sub(r"\1", text)))
    if "c" in text:
        text = _SLAVIC_END.sub("ij", _SOFT.sub("s", text))
    return _DOUBLED.sub(r"\1", _HISSED.sub("s", text.translate(_ALIKE_SOUNDS)))


def _voweled(text: str) -> list[str]:
    """What a word written without its short vowels may be: qlm is qalam, qilam or qalm.

    One with two consonants side by side and no more has too many.
    """
    if len(text.translate(_VOWELS)) < 3:
        return [] if _UNSPELT.search(text) else [text]
    full = _UNSPELT.sub(r"\1a", text)
    inward = text[:2] + _UNSPELT.sub(r"\1a", text[2:]) if text[0] in "aeiou" else ""
    front = _UNSPELT.sub(r"\1a", _UNSPELT.sub(r"\1i", text, count=1))
    return [full, front, inward or _UNSPELT.sub(r"\1a", text, count=1)]


def _key(sound: str) -> str:
    """The consonants; of a short name the places of its vowels too, of a shorter one the vowels."""
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
        return _LATER.sub(r"\1a", sound) if len(consonants) == 2 else sound
    initial, first, vowel, second, later, third = short.groups()
    vowel = vowel and ("i" if vowel[0] in "ei" else "a")
    return f"{initial and 'a'}{first}{vowel}{second}{later and 'a'}{third}"
