"""Stems: forms of one word meet, other words stay apart; the browser has the same."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.folding import fold
from builder.search.inflection import SNOWBALL, STEPS, languages, primary, stem, tables
from builder.search.spelling_variants import RULES
from tests.search.node import Browser, running

# A word and forms of it, as the grammar of the language makes them.
JOINED = {
    "ky": """
        Кыргызстан Кыргызстандын Кыргызстанга Кыргызстандагы Кыргызстандан Кыргызстанды
        мектеп мектептер мектептердин мектеби мектебинде мектепке
        Ош Оштун Ошко Ошто Оштон Ошту Оштогу
        шаар шаарлар шаардын шаарында шаарыбыз шаардагы
        өлкө өлкөлөр өлкөнүн өлкөсү өлкөбүздүн өлкөдөгү
        эл элдер элдин элдердин
        чек чектин чекте чеги
        тоо тоолор тоонун тоого тоосунда
        орган органы органын органдар
        вирус вирусу вирустун
        факт факты фактынын
        президент президенттин президентке президенти
        өкмөт өкмөттүн өкмөткө өкмөтү
        мамлекет мамлекеттер мамлекетибиз мамлекетинин мамлекетим
        """,
    "kk": """
        Қазақстан Қазақстанның Қазақстанға Қазақстанда Қазақстаннан Қазақстандағы Қазақстанмен
        мектеп мектептер мектептің мектебі мектебінде мектепке
        қала қалалар қаланың қаласы қаласында қалаға қаламыз
        ел елдер елдің елдердің
        үкімет үкіметтің үкіметке үкіметі үкіметіміз
        кітап кітаптар кітабы кітаптан кітаппен
        халық халықтың халқы:- халыққа халықтар
        аудан аудандар ауданы ауданында ауданның
        """,
    "uz": """
        Oʻzbekiston Oʻzbekistonning Oʻzbekistonda Oʻzbekistondan Oʻzbekistonga Oʻzbekistondagi
        Ўзбекистон Ўзбекистоннинг Ўзбекистонда Ўзбекистондан O‘zbekiston O'zbekistonni
        kitob kitoblar kitobning kitobi kitobimiz kitoblari
        vatan vatani vatanning vatanga vatanimiz
        asos asosi asosida asoslari
        yurak yuragi yurakka yuraklar
        qishloq qishlogʻi qishloqqa qishloqlar қишлоқ қишлоғи
        maktab maktablar maktabda maktabida мактаб мактаблар
        shahar shaharlar shahrining:- shaharga шаҳар шаҳарда
        davlat davlatlar davlatning davlatimiz давлатлари
        """,
    "tk": """
        Türkmenistan Türkmenistanyň Türkmenistanda Türkmenistana Türkmenistandan Türkmenistandaky
        kitap kitaplar kitaby kitabyň kitapda
        ýurt ýurtlar ýurdy ýurdumyz ýurduň ýurda
        organ organy organlaryň organa
        şäher şäherler şäheri şäherinde şäheriň
        mekdep mekdepler mekdebi mekdebinde mekdebiň
        çörek çörekler çöregi çöregiň
        """,
    "az": """
        Azərbaycan Azərbaycanın Azərbaycanda Azərbaycandan Azərbaycana Azərbaycandakı
        insan insanın insana insanlar insanı
        əsas əsası əsasında əsaslar
        kənd kəndə kənddə kəndin kəndlər
        kitab kitablar kitabı kitabın kitabda kitablarımız
        şəhər şəhərlər şəhəri şəhərində şəhərin şəhərdə
        ölkə ölkələr ölkəsi ölkəsində ölkənin ölkəyə ölkəmiz
        çörək çörəklər çörəyi çörəyin
        uşaq uşaqlar uşağı uşağın uşaqlara
        məktəb məktəblər məktəbdə məktəbi
        """,
    "tr": """
        Türkiye Türkiye'nin Türkiye'de Türkiye'den Türkiye'ye Türkiye’deki
        vatan vatanı vatana vatanın vatanımız
        saray sarayı saraya sarayın saraylar
        okul okula okulu okulun okullar
        kitap kitaplar kitabı kitabın kitapları kitaplarımız kitapta
        şehir şehirler şehirde şehirlerin şehirden
        ülke ülkeler ülkesi ülkesinde ülkenin ülkeye ülkemiz
        çocuk çocuklar çocuğu çocuğun çocuklara
        ağaç ağaçlar ağacı ağacın
        kent kentler kenti kentin kentte kentinde
        """,
    "tg": """
        Тоҷикистон Тоҷикистонро Тоҷикистони Тоҷикистону
        китоб китобҳо китобҳои китоби китобро китобҳоро китобам китобашон
        шаҳр шаҳрҳо шаҳри шаҳрҳои шаҳре
        ҷумҳурӣ ҷумҳурии ҷумҳуриҳо ҷумҳуриҳои
        кишвар кишварҳо кишвари кишвари кишварамон
        донишҷӯ донишҷӯён донишҷӯёни донишҷӯи
        хона хонаҳо хонаи хонаро
        мардум мардуми мардумро
        """,
    "uk": """
        Україна України Україні Україну Україною
        Київ Києва Києву Києвом Києві
        Харків Харкова Харкову Харковом Харкові
        область області областю областей областях
        незалежність незалежності незалежністю
        український українського українському українська української українські українських
        місто міста місту містом містах
        президент президента президентові президентом президентів
        українець українця українці українців українцям
        питання питань питанню питаннями питаннях
        """,
    "be": """
        Беларусь Беларусі Беларуссю:-
        горад горада гораду горадам горадзе:- гарады:-
        краіна краіны краіне краіну краінай краінах
        беларускі беларускага беларускаму беларуская беларускай беларускія беларускіх
        прэзідэнт прэзідэнта прэзідэнту прэзідэнтам прэзідэнтаў
        незалежнасць незалежнасці незалежнасцю
        пытанне пытання пытанню пытанням
        """,
    "tt": """
        Татарстан Татарстанның Татарстанда Татарстанга Татарстаннан
        мәктәп мәктәпләр мәктәпнең мәктәптә мәктәбе мәктәпкә
        шәһәр шәһәрләр шәһәрнең шәһәрендә шәһәрдә
        """,
    "ba": """
        Башҡортостан Башҡортостандың Башҡортостанда Башҡортостанға
        мәктәп мәктәптәр мәктәптең мәктәбе мәктәпкә
        ҡала ҡалалар ҡаланың ҡалаһы ҡалала ҡалаға
        """,
    "kaa": """
        Qaraqalpaqstan Qaraqalpaqstannıń Qaraqalpaqstanda Qaraqalpaqstanǵa
        mektep mektepler mekteptiń mektebi mektepke mektepte
        qala qalalar qalanıń qalası qalada qalaǵa
        """,
    "ug": """
        ئۇيغۇر ئۇيغۇرلار ئۇيغۇرنىڭ ئۇيغۇرغا ئۇيغۇردا
        شەھەر شەھەرلەر شەھەرنىڭ شەھەرگە شەھەردە شەھەردىن
        دۆلەت دۆلەتلەر دۆلەتنىڭ دۆلەتكە دۆلەتتە
        """,
    "fa": """
        کتاب کتابها کتابهای کتابی کتابهایی
        کشور کشورها کشورهای کشوری کشورهایی
        زبان زبانها زبانهای زبانی
        """,
    "bg": """
        България българия
        град градът града градове градовете
        държава държавата държави държавите
        президент президентът президента президенти президентите
        книга книгата книги книгите
        """,
    "sr": """
        Srbija Srbije Srbiji Srbiju Srbijom Србија Србије Србији
        grad grada gradu gradom gradovi gradova град градови
        predsednik predsednika predsedniku председник председника
        """,
    "ka": """
        საქართველო საქართველოს საქართველოში საქართველოდან
        თბილისი თბილისის თბილისში თბილისს თბილისიდან
        ქალაქი ქალაქის ქალაქში ქალაქები ქალაქებში ქალაქმა
        """,
    "hy": """
        Հայաստան Հայաստանի Հայաստանում Հայաստանը Հայաստանից
        քաղաք քաղաքի քաղաքում քաղաքներ քաղաքների քաղաքը քաղաքից
        երկիր երկիրը
        """,
    "he": """
        ירושלים בירושלים לירושלים וירושלים מירושלים
        ממשלה הממשלה ממשלות לממשלה והממשלה
        ישראל בישראל לישראל מישראל שישראל
        """,
    "ko": """
        서울 서울에서 서울은 서울의 서울을 서울로 서울에서는
        대통령 대통령은 대통령이 대통령의 대통령에게 대통령들
        """,
    "ar": """
        مدينة المدينة بالمدينة والمدينة للمدينة كالمدينة
        كتاب الكتاب بالكتاب والكتاب
        مسلم المسلمون المسلمين مسلمون المسلم
        """,
    "de": """
        Grenze Grenzen
        Land Länder Ländern Landes Lande
        Frau Frauen
        Student Studenten
        deutsch deutsche deutschen deutscher deutsches deutschem
        """,
    "nl": """
        grens grenzen
        huis huizen
        brief brieven
        """,
    "sv": """
        gräns gränsen gränser gränserna
        polis polisen
        flicka flickan flickor flickans
        """,
    "fr": """
        élection élections
        nation nations
        décision décisions
        maison maisons
        frontière frontières
        journal journaux
        national nationale nationaux nationales
        ancien ancienne anciens anciennes
        attaquer attaque attaques attaqué attaquée attaquent
        """,
    "es": """
        frontera fronteras
        nación naciones
        ciudad ciudades
        atacar ataca atacan atacado atacaron atacaba atacará
        luz luces
        """,
    "it": """
        libro libri
        banca banche
        attaccare attaccato attaccata attaccavano
        nazione nazioni
        italiano italiana italiani italiane
        """,
    "pt": """
        nação nações
        cidade cidades
        atacar ataca atacaram atacado atacava
        fronteira fronteiras
        jornal jornais
        russo russa russos russas
        """,
    "pl": """
        granica granicy granicę granicą granice granicach
        prezydent prezydenta prezydentowi prezydentem prezydenci:-
        polski polska polskiego polskiemu polskich
        """,
}
# Words that are not forms of each other.
APART = {
    "ky": "Кыргызстан/кыргыз Казакстан/казак карта/кар бөлүм/бөлө шаар/шайлоо чек/чечим баш/башкы",
    "kk": "Қазақстан/қазақ қала/қалам үкімет/үкім ел/елші кітап/кіші",
    "uz": "Oʻzbekiston/oʻzbek kitob/kishi maktab/maktub davlat/davr shahar/shahid",
    "tk": "Türkmenistan/türkmen kitap/kişi ýurt/ýol mekdep/mekan",
    "az": "Azərbaycan/azəri şəhər/şəhid ölkə/ölüm məktəb/məktub",
    "tr": "Türkiye/Türk kitap/kişi şehir/şehit ülke/ülfet kent/kendi",
    "tg": "Тоҷикистон/тоҷик китоб/кишвар шаҳр/шаҳид мардум/мард",
    "uk": "Україна/українець область/облік президент/президія місто/місце Київ/Київський",
    "be": "Беларусь/беларускі краіна/край горад/гарадскі пытанне/пыл",
}


def pairs() -> Iterator[tuple[str, str, str]]:
    for language, lines in JOINED.items():
        for line in lines.strip().splitlines():
            word, *forms = (form for form in line.split() if not form.endswith(":-"))
            yield from ((language, word, form) for form in forms)


@pytest.mark.parametrize(("language", "word", "form"), [*pairs()])
def test_forms_of_a_word_meet(language: str, word: str, form: str) -> None:
    assert stem(fold(form), language) == stem(fold(word), language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [(language, *pair.split("/")) for language, some in APART.items() for pair in some.split()],
)
def test_other_words_stay_apart(language: str, one: str, other: str) -> None:
    assert stem(fold(one), language) != stem(fold(other), language)


@pytest.mark.parametrize("language", APART)
def test_enough_pairs(language: str) -> None:
    assert sum(own == language for own, _, _ in pairs()) >= 12
    assert len(APART[language].split()) >= 3


def test_a_language_without_a_table_has_forms_alone() -> None:
    assert stem("kitoblar", "x") == "kitoblar"
    assert tables(["x"]) == {"x": {}}


@pytest.mark.parametrize(
    ("tag", "code"), [("uz-Cyrl-UZ", "uz"), ("KY", "ky"), ("eng", "en"), ("rus", "ru"), ("", "")]
)
def test_the_primary_code_of_a_tag(tag: str, code: str) -> None:
    assert primary(tag) == code


def test_the_manifest_has_what_the_file_has() -> None:
    found = tables(["ky-KG", "ky", "en"])
    assert list(found) == ["ky", "en"]
    assert found["en"] == {"rules": RULES, "endings": STEPS}
    assert found["ky"] == json.loads(json.dumps(found["ky"]))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running("english.js", "inflection.js") as browser:
        yield browser


def stems_of_the_browser(browser: Browser, forms: list[str], language: str) -> list[str]:
    """What `stemOf` says of forms, with the tables of the manifest given once."""
    table = json.dumps(tables([language]))
    called = f"((form) => stemOf(form, {json.dumps(language)}, TABLES))"
    browser.call(f"(() => {{ globalThis.TABLES = {table}; }})")
    return browser.call_each(called, [(form,) for form in forms])


@pytest.mark.parametrize("language", [*languages(), *sorted(SNOWBALL), "x"])
def test_the_browser_cuts_every_ending_as_python(browser: Browser, language: str) -> None:
    """After beginnings of many lengths and last letters, alone and one after the other."""
    listed = tables([language])[language].get("endings", {})
    lists = listed if language == "en" else [*listed.values()]
    endings = [ending.partition(":")[0].lower() for text in lists for ending in text.split()]
    letters = sorted({*"".join(endings)} - {*"0123456789"})
    words = [
        f"{start}{letter}{one}"
        for start in ("", "ab", "маба", "ქალა")
        for letter in letters
        for one in endings
    ]
    forms = [*words, *(f"{word}{endings[-1]}" for word in words)][:2_000]
    forms += [fold(form) for own, word, one in pairs() if own == language for form in (word, one)]
    assert stems_of_the_browser(browser, forms, language) == [stem(one, language) for one in forms]


@settings(max_examples=200, deadline=None)
@given(
    form=st.text("аеиыорнтдгкмңсұabdeiklnrsty𐐨א", max_size=12),
    language=st.sampled_from([*languages()]),
)
def test_the_browser_cuts_any_form_as_python(browser: Browser, form: str, language: str) -> None:
    assert stems_of_the_browser(browser, [form], language) == [stem(form, language)]
