"""The order of names, against the collator of the Node.js that Playwright brings.

Where that knows another version of CLDR than `root.txt` names, `python -m tests.collation` renews
the tables.
"""

import json
import random
import time
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from builder.collation.order import order_of
from tests.collation import NODE, ask_node
from tests.tools import need

LATIN = "abcdefghijklmnopqrstuvwxyz"
# Letters of names in each language; of Chinese and Korean, characters.
ALPHABETS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤَُِّ",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyzwâ",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "cs": "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
    "cy": "abcdefghijlmnoprstuwyŵŷâô",
    "de": LATIN + "äöüßé",
    "el": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊς",
    "en": LATIN + "éèüñçøłđßæœþðåíóúőűşžčšńŋ",
    "es": LATIN + "ñáéíóúü",
    "et": "abdefghijklmnoprsšzžtuvõäöüwxy",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأئؤةيك",
    "fi": LATIN + "åäöšž",
    "fr-CA": LATIN + "éèêëîïôùûüçœ",
    "he": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "hi": "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौं्",
    "hr": "abcčćdđefghijklmnoprsštuvzž",
    "hu": "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "is": "aábdðeéfghiíjklmnoóprstuúvxyýþæö",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ko": "가각나다라마바사아자차카타파하김이박최정강조윤장임한오서신권황까빠싸짜",
    "ku": "abcçdeêfghiîjklmnopqrsştuûvwxyz",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "lt": "aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
    "lv": "aābcčdeēfgģhiījkķlļmnņoprsštuūvzžy",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "mt": "abċdefġghħijklmnopqrstuvwxżz",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "ps": "آابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهیېۍئ",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "sq": "abcçdeëfghijklmnopqrstuvxyz",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "sv": LATIN + "åäöéüæøàë",
    "tk": "abçdeäfghijžklmnňoöprsştuüwyýz",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyzâîûqwx",
    "ug": "ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'\u2019",
    "ur": "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیئے",
    "uz": "abdefghijklmnopqrstuvxyz\u02bb\u2018'cwş",
    "vi": "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắặấậếệốộớợứự",
    "zh": "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗重庆上海北京长安乐行曾",
}
# What names have between letters, digits, and letters of other scripts.
OTHERS = " -'\u2019.,()«»\"&0123456789АЯЁёÉÖßaZ\u00a0²½ﬁ"
TAJIK = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя"

REAL = {
    "ar": ["أحمد", "الأردن", "إيران", "آسيا", "تونس", "يمن", "سوريا", "لبنان", "ليبيا"],
    "az": ["Bakı", "Əli", "Elçin", "Xaçmaz", "Quba", "Gəncə", "Ağdam", "İsmayıllı", "Iğdır"],
    "de": ["Österreich", "Ostsee", "Zypern", "Ägypten", "Afghanistan", "Strasse", "Straße"],
    "fa": ["آبادان", "ایران", "کابل", "گیلان", "هرات", "یزد", "ژاپن", "پاکستان", "چین"],
    "kk": ["Әлия", "Алматы", "Қарағанды", "Қостанай", "Өскемен", "Орал", "Үржар", "Ұлытау", "Іле"],
    "ko": ["김철수", "까치", "나주", "서울", "부산", "한국", "대한민국", "평양"],
    "ky": ["Өзгөн", "Ош", "Нарын", "Ысык-Көл", "Үч-Коргон", "Ушкын", "Ңара", "Пишпек", "Ёлка"],
    "sv": ["Åre", "Ängelholm", "Östersund", "Zürich", "Ystad", "Wien", "Växjö", "Ærø", "Øland"],
    "tk": ["Aşgabat", "Çärjew", "Daşoguz", "Ýolöten", "Yzgant", "Žukow", "Jebel", "Änew", "Ňa"],
    "tr": ["Çanakkale", "Ceyhan", "Iğdır", "İzmir", "Isparta", "istanbul", "Ş. Urfa", "Siirt"],
    "uk": ["Ґданськ", "Гданськ", "Їжакевич", "Іваненко", "Єнакієве", "Йосипівка", "Ялта"],
    "uz": ["Oʻsh", "O'zbekiston", "Olmaliq", "Shahrisabz", "Samarqand", "Chirchiq", "Gʻijduvon"],
    "zh": [
        "重庆",
        "北京",
        "上海",
        "长沙",
        "西安",
        "中国日报",
        "新华社",
        "阿里巴巴",
        "安徽",
        "曾国藩",
    ],
}


def names_of(alphabet: str, seed: int, count: int = 400) -> list[str]:
    """Random names of an alphabet, some with what stands between letters."""
    choose = random.Random(seed)
    letters = alphabet + alphabet.upper()

    def letter() -> str:
        return choose.choice(letters if choose.random() < 0.9 else OTHERS)

    names = ("".join(letter() for _ in range(choose.randint(1, 6))) for _ in range(count))
    return list(dict.fromkeys(unicodedata.normalize("NFC", name) for name in names))


@cache
def sorted_by_node() -> dict[str, list[tuple[str, int]]]:
    """Random names of each language and real ones in the order of Node's collator."""
    names = {
        language: names_of(alphabet, seed) + REAL.get(language, [])
        for seed, (language, alphabet) in enumerate(ALPHABETS.items())
    }
    script = Path(__file__).parent / "sort.js"
    return dict(ask_node(script, given=json.dumps(names)))


@pytest.mark.parametrize("language", ALPHABETS)
def test_names_stand_in_the_order_of_cldr(language: str) -> None:
    need(NODE)
    order = order_of(language)
    ordered = sorted_by_node()[language]
    wrong = [
        (before, name)
        for (before, _), (name, greater) in pairwise(ordered)
        if (order.key(before) < order.key(name)) != bool(greater)
        or order.key(before) > order.key(name)
    ]
    assert wrong == []


def test_every_chinese_character_with_a_reading_stands_where_cldr_has_it() -> None:
    need(NODE)
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    script = Path(__file__).parent / "sort.js"
    ordered = ask_node(script, given=json.dumps({"zh": characters}))["zh"]
    assert sorted(characters, key=order_of("zh").key) == [name for name, _ in ordered]


def test_tajik_stands_in_the_order_of_its_alphabet() -> None:
    """CLDR has no order of Tajik."""
    place = {letter: at for at, letter in enumerate(TAJIK)}
    names = ["".join(random.Random(seed).choices(TAJIK, k=1 + seed % 6)) for seed in range(500)]
    expected = sorted(names, key=lambda name: [place[letter] for letter in name])
    assert sorted(names, key=order_of("tg").key) == expected
    assert sorted(["Ҷ", "Ч", "Ғ", "Г", "Ӯ"], key=order_of("tg").key) == ["Г", "Ғ", "Ӯ", "Ч", "Ҷ"]


def test_of_spellings_of_one_name_plain_ones_come_first() -> None:
    names = ["résumé", "Resume", "resume", "Résumé", "resumé"]
    assert sorted(names, key=order_of("en").key) == [
        "resume",
        "Resume",
        "resumé",
        "résumé",
        "Résumé",
    ]
    assert sorted(["a", "A"], key=order_of("da").key) == ["A", "a"]


def test_spellings_that_unicode_holds_for_one_are_no_different() -> None:
    for language in ("en", "sv", "ky", "ko"):
        key = order_of(language).key
        for name in ("Å", "Йод", "Ысык-Көл", "한국", "Ñ"):
            assert key(unicodedata.normalize("NFD", name)) == key(name)


@pytest.mark.parametrize(
    ("language", "names", "letters"),
    [
        (
            "en",
            ["3sat", "«Kun»", "École", "æther", "Łódź", "ﬁre", "Ж", "漢", ""],
            "# # E A L F Ж … #",
        ),
        ("ky", ["Өзгөн", "өзөн", "Ёлка", "Йод", "Ысык-Көл", "Osh"], "Ө Ө Ё Й Ы O"),
        ("kk", ["Әлия", "Ұлытау", "Іле"], "Ә Ұ І"),
        ("uz", ["oʻrta", "O'sh", "Gʻuzor", "Shosh", "choy", "Ўзбекистон"], "Oʻ Oʻ Gʻ Sh Ch У"),
        ("tg", ["Ҷалол", "Ғарм", "ӣ", "Қ", "Ӯ", "Ҳ"], "Ҷ Ғ Ӣ Қ Ӯ Ҳ"),
        ("tr", ["ısparta", "izmir", "çay"], "I İ Ç"),
        ("sv", ["ångström", "ängel", "över", "élan", "wien"], "Å Ä Ö E W"),
        ("de", ["Österreich", "Ägypten", "ßa"], "O A S"),
        ("uk", ["ґанок", "їжак", "Іван"], "Ґ Ї І"),
        ("hu", ["csaba", "dzsungel", "Cica"], "Cs Dzs C"),
        ("ko", ["김", "까치", "한국"], "ㄱ ㄱ ㅎ"),
        ("ar", ["أحمد", "إيران", "الأردن", "تونس"], "ا ا ا ت"),
        ("fa", ["آبادان", "ایران", "أحمد", "گیلان"], "آ ا ا گ"),
        ("zh", ["北京", "重庆", "阿富汗", "Osh"], "B C A O"),
        ("ja", ["ぁあ", "カブール", "東京"], "あ か …"),
        ("ka", ["თბილისი"], "თ"),
        ("hy", ["երևան"], "Ե"),
    ],
)
def test_letters_of_an_index(language: str, names: list[str], letters: str) -> None:
    assert " ".join(order_of(language).letter(name) for name in names) == letters


def test_names_under_a_letter_stand_beside_each_other() -> None:
    """But in Chinese, where Latin names come after those with the same letter in their readings."""
    for language, alphabet in ALPHABETS.items():
        if language == "zh":
            continue
        order = order_of(language)
        letters = [order.letter(name) for name in sorted(names_of(alphabet, 1), key=order.key)]
        runs = [letter for before, letter in pairwise(["", *letters]) if letter != before]
        assert len(runs) == len(set(runs)), language


def test_many_names_are_sorted_in_a_moment() -> None:
    names = names_of(ALPHABETS["ky"], 3, 10_000)
    order_of("ky").key("")
    start = time.perf_counter()
    sorted(names, key=order_of("ky").key)
    assert time.perf_counter() - start < 2  # 0.05 s; a slow machine is no fault of the program
