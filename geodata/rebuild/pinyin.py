"""The table by which an index in Chinese is sorted: how characters are read, without tones.

Of several readings the first one counts; names of places bring their own (`gazetteer.toml`).
"""

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

HEADER = """\
# How characters are read, made by geodata/rebuild.py pinyin: a syllable without tone, its characters.
# From pypinyin {version} (pinyin_dict), MIT, for GB 2312; the first reading of each.
"""


def build(target: Path, dictionary: str, version: str, characters: set[str]) -> None:
    """Writes the table for `characters`."""
    readings = json.loads(dictionary)
    table = defaultdict(list)
    for character in sorted(characters):
        reading = readings.get(str(ord(character)))
        if reading:
            table[_plain(reading.split(",")[0])].append(character)
    lines = [f"{syllable}\t{''.join(table[syllable])}" for syllable in sorted(table)]
    text = HEADER.format(version=version) + "\n".join(lines) + "\n"
    target.write_text(text, encoding="utf-8")


def _plain(syllable: str) -> str:
    """Without tone marks; `ü` becomes `v`, as when it is typed."""
    decomposed = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in decomposed if not unicodedata.combining(c))
