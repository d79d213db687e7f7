"""The table that turns our own words from Simplified into Traditional characters.

Characters are OpenCC's, in the forms of Taiwan's standard; OpenCC names the most frequent form of
a character first. Where another form is right in the words of geography and planning, or a word
needs its own, the lists below say so: they are read by people, and short on purpose.
"""

from pathlib import Path

HEADER = """\
# Simplified and Traditional forms, made by geodata/rebuild.py script: words before characters.
# Characters: OpenCC {version} (STCharacters, TWVariants), Apache-2.0, for GB 2312; words: this project.
"""

# Characters whose most frequent form is wrong in most of our words.
CHARACTERS = dict(zip("岳棱岩里签钟", "岳棱岩里簽鐘"))

# Words whose characters have another form than they have alone.
WORDS = {
    "一并": "一併", "上游": "上游", "下游": "下游", "中游": "中游", "仙游": "仙游", "游仙": "游仙",
    "游泳": "游泳", "关系": "關係", "联系": "聯繫", "维系": "維繫", "准许": "准許", "批准": "批准",
    "核准": "核准", "制作": "製作", "制品": "製品", "制成": "製成", "制药": "製藥", "制表": "製表",
    "制造": "製造", "研制": "研製", "绘制": "繪製", "合并": "合併", "兼并": "兼併", "吞并": "吞併",
    "复制": "複製", "复合": "複合", "复杂": "複雜", "复线": "複線", "重复": "重複", "备注": "備註",
    "注册": "註冊", "注明": "註明", "注释": "註釋", "干旱": "乾旱", "干燥": "乾燥", "干扰": "干擾",
    "干涉": "干涉", "干预": "干預", "若干": "若干", "标志": "標誌", "出征": "出征", "远征": "遠征",
    "长征": "長征", "征程": "征程", "征途": "征途", "面粉": "麵粉", "面条": "麵條", "谷物": "穀物",
    "稻谷": "稻穀", "五谷": "五穀", "台风": "颱風", "船只": "船隻", "舰只": "艦隻", "放松": "放鬆",
    "宽松": "寬鬆", "日历": "日曆", "农历": "農曆", "词汇": "詞彙", "冲刷": "沖刷", "冲洗": "沖洗",
    "冲积": "沖積", "头发": "頭髮", "皇后": "皇后", "这里": "這裡", "那里": "那裡", "哪里": "哪裡",
}


def build(target: Path, characters: str, variants: str, version: str, extra: str) -> None:
    """Writes the table: the words, then the characters of GB 2312 and of `extra` that change."""
    by_character, forms = _entries(characters), _entries(variants)
    lines = [f"{simplified}\t{WORDS[simplified]}" for simplified in sorted(WORDS)]
    for character in sorted(gb2312() | set(extra)):
        traditional = by_character.get(character, character)
        traditional = CHARACTERS.get(character, forms.get(traditional, traditional))
        if traditional != character:
            lines.append(f"{character}\t{traditional}")
    text = HEADER.format(version=version) + "\n".join(lines) + "\n"
    target.write_text(text, encoding="utf-8")


def traditional(text: str, table: str) -> str:
    """What the words and characters of a text may become, by a table that `build` wrote."""
    characters = set(text)
    lines = (line.split("\t") for line in table.splitlines() if "\t" in line and line[0] != "#")
    return "".join(form for simplified, form in lines if characters.issuperset(simplified))


def _entries(dictionary: str) -> dict[str, str]:
    """A dictionary of OpenCC: what stands there, and the first of what it may become."""
    lines = (line.split("\t") for line in dictionary.splitlines() if "\t" in line and line[0] != "#")
    return {key: forms.split()[0] for key, forms in lines}


def gb2312() -> set[str]:
    """The characters of GB 2312."""
    return {
        bytes([lead, trail]).decode("gb2312", errors="ignore")
        for lead in range(0xB0, 0xF8)
        for trail in range(0xA1, 0xFF)
    } - {""}
