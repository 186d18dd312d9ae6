"""Texts that are surely not English are skipped; all others are read."""

import subprocess
import sys
from pathlib import Path

import pytest

from detente.reading.language import other_language

from .texts import BORDER, GERMAN, PORT, gather, texts

OTHERS = {
    "de": GERMAN,
    "fr": "Le ministre des Affaires étrangères s’est rendu lundi à Varsovie pour y rencontrer son homologue polonais et"
    " parler du différend sur la pêche en mer Baltique.",
    "es": "La ministra de Exteriores viajó el lunes a Varsovia para hablar con su homólogo polaco sobre la disputa de"
    " la pesca en el mar Báltico. Las dos partes seguirán hablando en otoño.",
    "nl": "De minister van Buitenlandse Zaken reisde maandag naar Warschau om met zijn Poolse ambtgenoot te spreken"
    " over het geschil over de visserij in de Oostzee.",
    "ru": "Министр иностранных дел прибыла в понедельник в Варшаву, чтобы обсудить с польским коллегой спор о"
    " рыболовстве в Балтийском море. Стороны продолжат переговоры осенью.",
    "zh": "外交部长周一前往华沙，与波兰外长就波罗的海渔业争端举行会谈。双方将在秋季继续谈判。部长表示，双方都"
    "希望尽快解决这一问题，并保持沟通。会谈在友好的气氛中进行。",
    "ar": "وصلت وزيرة الخارجية يوم الاثنين إلى وارسو لبحث النزاع حول الصيد في بحر البلطيق مع نظيرها البولندي. وسيواصل"
    " الجانبان المحادثات في الخريف.",
    "tr": "Dışişleri Bakanı pazartesi günü Varşova’ya giderek Polonyalı mevkidaşıyla Baltık Denizi’ndeki balıkçılık"
    " anlaşmazlığını görüştü. Taraflar görüşmeleri sonbaharda sürdürecek.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language: str) -> None:
    assert other_language(OTHERS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        PORT,
        BORDER.upper(),
        "No deal.",
        "Putin: No talks",
        "Выборы",
        "Bonjour à tous",
        GERMAN + "\n\n" + BORDER,
        BORDER + "\n\n" + OTHERS["ru"],
        "Xi Jinping, Wang Yi, Qin Gang, Sergei Lavrov, Recep Tayyip Erdogan, Hakan Fidan, Ali Khamenei, Abbas Araghchi",
        "Poland 3 Germany 1; France 2 Spain 2; Italy 0 Norway 1; Brazil 4 Chile 0; Peru 1 Bolivia 1; Kenya 2 Ghana 0",
        "UN Security Council members: Algeria, Ecuador, Guyana, Japan, Malta, Mozambique, Sierra Leone, Slovenia",
    ],
)
def test_english_short_mixed_and_lists_are_read(text: str) -> None:
    assert other_language(text) is None


def test_a_text_in_another_language_is_skipped_with_a_word(tmp_path: Path) -> None:
    for name, text in [("a.txt", PORT), ("b.txt", GERMAN), ("c.txt", BORDER)]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    articles, (problem,) = gather(tmp_path)
    assert texts(articles) == [PORT, BORDER]
    assert (problem.source, problem.reason) == (str(tmp_path / "b.txt"), "not English")
    assert "'de'" in problem.what


def test_english_alone_does_not_load_the_language_model() -> None:
    code = (
        "import sys; from detente.reading.language import other_language\n"
        "assert other_language(sys.argv[1]) is None\n"
        "assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, BORDER], check=True)
