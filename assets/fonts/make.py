"""Makes the five files of Statroom Sans from Inter. See README.md beside this file.

    python make.py FOLDER_OF_INTER_WEB_FONTS

Nothing here runs when Statroom is built: the results are kept beside this script.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Statroom Sans"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700, "Italic": 400, "SemiBoldItalic": 600}
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

# Latin and its extensions, modifiers and marks, Greek, Cyrillic, Vietnamese and phonetic additions,
# punctuation, figures above and below, currencies, letters as symbols, fractions, arrows,
# mathematics, keys of a keyboard, circled figures, shapes, signs, ticks.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x2300, 0x23FF), (0x2460, 0x2473), (0x24EA, 0x24EA), (0x24D8, 0x24D8), (0x25A0, 0x25FF),
    (0x2600, 0x26FF), (0x2700, 0x27BF), (0x27F5, 0x27FF), (0x2900, 0x297F), (0x2B00, 0x2BFF),
    (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD),
]
# Kerning and the placing of marks stay. Contextual alternates go: they would turn a typed "->" or
# "3x4" into something the record does not say.
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk"]

# Signs Inter lacks, made of its own glyphs: code point -> parts of (source, scale).
# Every part is set centred on the middle of the first one.
MADE = {
    0x2610: [(0x25A1, 1.0)],
    0x2611: [(0x25A1, 1.0), (0x2713, 0.62)],
    0x2612: [(0x25A1, 1.0), (0x00D7, 0.8)],
    0x2714: [(0x2713, 1.0)],
    0x2715: [(0x2717, 1.0)],
    0x2716: [(0x2717, 1.0)],
    0x25BE: [(0x25BC, 0.62)],
    0x25B4: [(0x25B2, 0.62)],
    0x25B8: [(0x25B6, 0.62)],
    0x25C2: [(0x25C0, 0.62)],
    0x25AA: [(0x25A0, 0.55)],
    0x25AB: [(0x25A1, 0.55)],
    0x25C9: [(0x25CB, 1.0), (0x25CF, 0.5)],
    0x25CE: [(0x25CB, 1.0), (0x25CB, 0.5)],
    0x25C8: [(0x25C7, 1.0), (0x25C6, 0.5)],
    0x2B25: [(0x25C6, 1.0)],
    0x2B26: [(0x25C7, 1.0)],
    0x2666: [(0x25C6, 1.0)],
    0x22EF: [(0x2026, 1.0)],
}


def bounds(glyphs, name):
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds


def add_made_signs(font):
    """Adds MADE as outlines of their own."""
    glyphs, best = font.getGlyphSet(), font.getBestCmap()
    for code, parts in MADE.items():
        if code in best:
            continue
        pen = TTGlyphPen(None)
        first = best[parts[0][0]]
        box = bounds(glyphs, first)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        for source, scale in parts:
            own = bounds(glyphs, best[source])
            place = (
                Transform()
                .translate(*middle)
                .scale(scale)
                .translate(-(own[0] + own[2]) / 2, -(own[1] + own[3]) / 2)
            )
            # Composites are resolved into outlines by drawing through the glyph set.
            record = DecomposingRecordingPen(glyphs)
            glyphs[best[source]].draw(record)
            record.replay(TransformPen(pen, place))
        name = f"uni{code:04X}"
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (font["hmtx"][first][0], 0)
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][first][0], font["glyf"][name].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def make_figures_tabular(font):
    """Maps the ten digits to the figures of one width."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            for value, name in enumerate(DIGITS):
                table.cmap[0x30 + value] = f"{name}.tf"


def rename(font, style):
    name = font["name"]
    full = f"{FAMILY} {style}"
    post = f"{FAMILY.replace(' ', '')}-{style}"
    for record in list(name.names):
        if record.nameID not in (0, 13, 14):
            name.removeNames(nameID=record.nameID)
    bold, italic = style == "Bold", style.endswith("Italic")
    linked = style if style in ("Regular", "Bold", "Italic") else ("Italic" if italic else "Regular")
    family = FAMILY if style == linked else f"{FAMILY} {style.removesuffix('Italic')}"
    texts = {
        1: family, 2: linked, 3: f"1.000;{post}", 4: full, 5: "Version 1.000; made from Inter 4.1",
        6: post, 16: FAMILY, 17: style,
        10: "Made from Inter: fewer characters, figures of one width, a few signs added.",
    }
    for number, text in texts.items():
        name.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (
        0x01 if italic else 0x20 if bold else 0x40
    )
    font["head"].macStyle = 2 if italic else 1 if bold else 0


def main():
    source = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).parent
    for style in WEIGHTS:
        font = TTFont(source / f"Inter-{style}.woff2", recalcTimestamp=False)
        font.flavor = None
        add_made_signs(font)
        make_figures_tabular(font)
        options = subset.Options()
        options.layout_features = FEATURES
        options.hinting = False
        options.notdef_outline = True
        options.name_IDs = ["*"]
        options.drop_tables += ["STAT", "DSIG", "meta"]
        subsetter = subset.Subsetter(options)
        wanted = {c for low, high in RANGES for c in range(low, high + 1)}
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        rename(font, style)
        path = here / f"{FAMILY.replace(' ', '')}-{style}.ttf"
        font.save(path)
        print(path.name, path.stat().st_size, len(font.getBestCmap()))


main()
