"""Asserts that PDFs are what they say: accessible (PDF/UA-1) and fit for an archive (PDF/A-2a).

    pdf.py FILE…

It looks at what can be looked at from outside: what the file declares, its structure tree and whether all that is
drawn is in it or marked as beside the point, headings, figures, tables, fonts. veraPDF looks at more.
"""

import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = SHOWS_TEXT | {"Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"}


class Faults(list):
    def unless(self, holds, words):
        if not holds:
            self.append(words)


def declarations(pdf, faults):
    root = pdf.Root
    faults.unless(root.get("/MarkInfo", {}).get("/Marked", False), "is not tagged")
    faults.unless(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))), "names no language")
    shown = root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    faults.unless(shown, "does not show its title")
    faults.unless(len(root.get("/OutputIntents", [])) > 0, "has no output intent")
    with pdf.open_metadata() as meta:
        faults.unless(str(meta.get("pdfuaid:part")) == "1", "does not say it is PDF/UA-1")
        part = (str(meta.get("pdfaid:part")), str(meta.get("pdfaid:conformance")))
        faults.unless(part == ("2", "A"), f"says it is PDF/A-{part}, not 2a")
        faults.unless(str(meta.get("dc:title", "")).strip(), "has no title")
        faults.unless(meta.get("dc:creator"), "has no author")
        faults.unless(meta.get("xmp:CreateDate"), "has no date")


def own_marks(page):
    """The numbers of what is marked on a page, and what is painted outside of any mark."""
    marks, stack, outside = set(), [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            stack.append(str(operands[0]))
            if name == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                marks.add(int(operands[1].MCID))
        elif name == "EMC":
            stack.pop()
        elif name in PAINTS and not stack:
            outside.append(name)
    return marks, outside


class Structure:
    """The structure tree, walked once."""

    def __init__(self, pdf, faults):
        self.faults = faults
        self.roles = pdf.Root.StructTreeRoot.get("/RoleMap", {})
        self.pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        self.used = [set() for _ in pdf.pages]
        self.level = 0
        self.count = {}
        self.walk(pdf.Root.StructTreeRoot, None)

    def role(self, element):
        name = str(element.get("/S", "/Document"))
        return str(self.roles.get(name, name)).lstrip("/")

    def walk(self, element, page):
        """Visits an element; returns whether anything on paper belongs to it."""
        page = element.get("/Pg", page)
        role = self.role(element)
        self.count[role] = self.count.get(role, 0) + 1
        self.enter(element, role)
        kids = element.get("/K", Array([]))
        content, roles = False, []
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                roles.append(self.role(kid))
                content |= self.walk(kid, page)
            elif isinstance(kid, Dictionary) and str(kid.get("/Type")) == "/OBJR":
                content = True
            elif isinstance(kid, Dictionary):
                self.mark(kid.get("/Pg", page), int(kid.MCID))
                content = True
            else:
                self.mark(page, int(kid))
                content = True
        self.leave(element, role, roles, content)
        return content

    def mark(self, page, number):
        self.used[self.pages[page.objgen]].add(number)

    def enter(self, element, role):
        heading = re.fullmatch(r"H([1-6])", role)
        if heading:
            level = int(heading[1])
            self.faults.unless(level <= self.level + 1, f"goes from heading {self.level} to {level}")
            self.level = level

    def leave(self, element, role, kids, content):
        if role == "Figure":
            self.faults.unless(str(element.get("/Alt", "")).strip(), "has a figure without words")
            self.faults.unless(content, f"has an empty figure: {element.get('/Alt', '')}")
        if role == "TH":
            self.faults.unless(scope(element), "has a table's heading without a scope")
        if role == "TR":
            self.faults.unless(kids and set(kids) <= {"TH", "TD"}, f"has a row of {kids}")
        if role == "L":
            self.faults.unless(set(kids) <= {"LI", "Caption"}, f"has a list of {kids}")
        if role == "LI":
            self.faults.unless("LBody" in kids, "has an item without a body")


def scope(element):
    attributes = element.get("/A", Array([]))
    attributes = attributes if isinstance(attributes, Array) else [attributes]
    return any(isinstance(one, Dictionary) and "/Scope" in one for one in attributes)


def resources_of(page):
    """The resources of a page and of all that is drawn within it."""
    waiting, seen = [page.obj.get("/Resources", Dictionary())], set()
    while waiting:
        resources = waiting.pop()
        yield resources
        for drawn in resources.get("/XObject", Dictionary()).values():
            if drawn.objgen not in seen and "/Resources" in drawn:
                seen.add(drawn.objgen)
                waiting.append(drawn.Resources)


def embedded(font):
    if str(font.get("/Subtype")) == "/Type3":
        return True
    for one in font.get("/DescendantFonts", [font]):
        descriptor = one.get("/FontDescriptor", Dictionary())
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            return False
    return True


def check(path):
    faults = Faults()
    with pikepdf.open(path) as pdf:
        declarations(pdf, faults)
        structure = Structure(pdf, faults)
        for at, page in enumerate(pdf.pages):
            marks, outside = own_marks(page)
            faults.unless(not outside, f"paints outside of its structure on page {at + 1}: {outside[:3]}")
            lost = structure.used[at] - marks
            faults.unless(not lost, f"names what is not on page {at + 1}: {sorted(lost)[:3]}")
            silent = marks - structure.used[at]
            faults.unless(not silent, f"has words in no structure on page {at + 1}: {sorted(silent)[:3]}")
            for resources in resources_of(page):
                for name, font in resources.get("/Font", Dictionary()).items():
                    faults.unless(embedded(font), f"does not hold its font {font.get('/BaseFont', name)}")
                    faults.unless("/ToUnicode" in font, f"can't say what {name} spells")
        for role in ("H1", "P", "Table", "TH", "TD"):
            faults.unless(structure.count.get(role, 0), f"has no {role}: this is no memo")
    return faults


def main():
    wrong = 0
    for path in sys.argv[1:]:
        for fault in dict.fromkeys(check(path)):
            print(f"{path} {fault}", file=sys.stderr)
            wrong += 1
    sys.exit(1 if wrong or len(sys.argv) == 1 else 0)


main()
