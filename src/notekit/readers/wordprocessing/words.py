"""The words of paragraphs: their runs with links and fields, tracked changes, bookmarks and what else hangs on them."""

from collections import Counter
from collections.abc import Callable, Mapping

from attrs import define, field

from notekit.readers.wordprocessing.drawings import diagram_of, pictures, text_boxes
from notekit.readers.wordprocessing.elements import (
    ALTERNATIVES,
    MATHS,
    OFF,
    Element,
    chosen,
    is_on,
    r,
    said,
    w,
)
from notekit.readers.wordprocessing.fields import Fields, address, is_of_printing
from notekit.readers.wordprocessing.formulas import formula_text
from notekit.readers.wordprocessing.package import Relationship
from notekit.readers.wordprocessing.phrase import PLAIN_LOOK, Look, Phrase
from notekit.readers.wordprocessing.stretches import Stretches
from notekit.readers.wordprocessing.styles import Style, Styles
from notekit.readers.wordprocessing.symbols import symbol

__all__ = ["Words"]

_RUN_PROPERTIES, _VALUE = w("rPr"), w("val")
_RUN_STYLE, _HIDDEN, _HIDDEN_MARK, _RIGHT_TO_LEFT = w("rStyle"), w("vanish"), w("specVanish"), w("rtl")
_BOLD, _ITALIC = (w("b"), w("bCs")), (w("i"), w("iCs"))
_TELLING = frozenset((_RUN_STYLE, _HIDDEN, *_BOLD, *_ITALIC))
_ID, _FIELD_STEP = w("id"), w("fldCharType")
_CHECK_BOX = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ON = frozenset({"1", "true", "on"})


@define
class Words:
    """Reads the words of one paragraph after the other; links, fields and bookmarks may go on from each to the next.

    `counts` says what was met by the way: insertions, deletions, hidden text. `notes` numbers the foot- and
    endnotes referred to, by their kind and id. `diagrams` are the parts with the words of diagrams.
    """

    styles: Styles
    related: Mapping[str, Relationship]
    counts: Counter[str]
    notes: dict[tuple[str, str], int]
    printing: bool = True  # whether fields that say something of the print are taken
    fields: Fields = field(factory=Fields)
    stretches: Stretches = field(factory=Stretches)

    def branch(self) -> "Words":
        """What reads a text box, in which nothing is open."""
        return Words(self.styles, self.related, self.counts, self.notes, self.printing)

    def take(self, element: Element, phrase: Phrase, style: Style) -> None:
        """Takes the text of a paragraph, or of an element within one."""
        for child in element:
            taken = _CONTENT.get(child.tag)
            if taken is not None:
                taken(self, child, phrase, style)

    def end_paragraph(self, phrase: Phrase) -> None:
        """Ends in this paragraph what has begun in it; what goes on begins again with the next one."""
        if self.fields.open:
            for each in self.fields.open:
                if each.url:
                    phrase.link(each.start, each.url)
            phrase.add(self.fields.end_paragraph(), PLAIN_LOOK)
        self.stretches.end_paragraph(phrase)

    def _run(self, element: Element, phrase: Phrase, style: Style) -> None:
        properties = element.find(_RUN_PROPERTIES)
        look = PLAIN_LOOK if properties is None else self._look(properties, style)
        if look is None:
            self._hidden(element, phrase)
            return
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                self._say(child.text or "", phrase, look)
            elif tag in _SIGN_OF:
                self._say(_SIGN_OF[tag], phrase, look)
            elif (taken := _IN_RUN.get(tag)) is not None:
                taken(self, child, phrase, look)

    def _look(self, properties: Element, style: Style) -> Look | None:
        """How a run looks; None for one that is hidden."""
        stated = {child.tag: child.get(_VALUE) for child in properties}
        if not _TELLING.intersection(stated):
            return PLAIN_LOOK
        run = self.styles.of_run(stated.get(_RUN_STYLE))
        if _on(stated, _HIDDEN, run.hidden) and not _on(stated, _HIDDEN_MARK, False):
            return None
        right_to_left = _on(stated, _RIGHT_TO_LEFT, False)
        return Look(
            strong=_on(stated, _BOLD[right_to_left], bool(run.bold)),
            emphasis=_on(stated, _ITALIC[right_to_left], bool(run.italic)),
            code=run.code and not style.code,
            detail=run.name == "detail",
        )

    def _hidden(self, element: Element, phrase: Phrase) -> None:
        """Keeps up with the fields in a run whose text is hidden."""
        self.counts["hidden"] += any((text.text or "").strip() for text in element.iterfind(_TEXT))
        for child in element.iterfind(_FIELD_CHARACTER):
            self._field(child, phrase, PLAIN_LOOK)

    def _say(self, text: str, phrase: Phrase, look: Look) -> None:
        if not self.fields.shows:
            self.fields.withhold(text)
        elif self.printing or not any(is_of_printing(each.code) for each in self.fields.open):
            phrase.add(text, look)

    def _field(self, element: Element, phrase: Phrase, look: Look) -> None:
        step = element.get(_FIELD_STEP)
        if step == "begin":
            self.fields.begin()
            if (box := element.find(f"{w('ffData')}/{w('checkBox')}")) is not None:
                ticked = is_on(box, "default") if is_on(box, "checked") is None else is_on(box, "checked")
                phrase.add("☒" if ticked else "☐", look)
        elif step == "separate":
            self.fields.separate(phrase.length)
            phrase.of_contents = phrase.of_contents or self.fields.of_contents
        elif step == "end" and (ended := self.fields.end()) and ended.url:
            phrase.link(ended.start, ended.url)

    def _code(self, element: Element, phrase: Phrase, look: Look) -> None:
        self.fields.say(element.text or "")

    def _symbol(self, element: Element, phrase: Phrase, look: Look) -> None:
        self._say(symbol(element.get(w("font"), ""), element.get(w("char"), "")), phrase, look)

    def _reference(self, element: Element, phrase: Phrase, look: Look) -> None:
        """A foot- or endnote: its number stands in the text."""
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        number = self.notes.setdefault((kind, element.get(_ID, "")), len(self.notes) + 1)
        self._say(f"[{number}]", phrase, look)

    def _remarked(self, element: Element, phrase: Phrase, look: Look) -> None:
        self.stretches.refer(element, phrase)

    def _edge(self, element: Element, phrase: Phrase, style: Style) -> None:
        self.stretches.edge(element, phrase)

    def _ruby(self, element: Element, phrase: Phrase, look: Look) -> None:
        """Words with their reading above them; it follows in brackets."""
        base, above = element.find(w("rubyBase")), element.find(w("rt"))
        if base is not None:
            self.take(base, phrase, Style())
        if above is not None and (reading := said(above)):
            phrase.add(f" ({reading})", look)

    def _object(self, element: Element, phrase: Phrase, look: Look) -> None:
        """Pictures, text boxes and diagrams within a run."""
        phrase.boxes += text_boxes(element)
        phrase.images += pictures(element, self.related)
        if part := diagram_of(element, self.related):
            phrase.diagrams.append(part)

    def _alternative(self, element: Element, phrase: Phrase, look: Look) -> None:
        found = chosen(element)
        for child in () if found is None else found:
            if (taken := _IN_RUN.get(child.tag)) is not None:
                taken(self, child, phrase, look)

    def _simple_field(self, element: Element, phrase: Phrase, style: Style) -> None:
        code = element.get(w("instr"), "")
        if not self.printing and is_of_printing(code):
            return
        start = phrase.length
        self.take(element, phrase, style)
        if url := address(code):
            phrase.link(start, url)

    def _hyperlink(self, element: Element, phrase: Phrase, style: Style) -> None:
        start = phrase.length
        self.take(element, phrase, style)
        target = self.related.get(element.get(r("id"), ""))
        if target is not None and target.external:
            place = element.get(w("anchor"))
            phrase.link(start, f"{target.target}#{place}" if place and "#" not in target.target else target.target)

    def _inserted(self, element: Element, phrase: Phrase, style: Style) -> None:
        self.counts["inserted"] += 1
        self.take(element, phrase, style)

    def _deleted(self, element: Element, phrase: Phrase, style: Style) -> None:
        self.counts["deleted"] += any((text.text or "").strip() for text in element.iter(w("delText"), _TEXT))
        for child in element.iter(_FIELD_CHARACTER):
            self._field(child, phrase, PLAIN_LOOK)

    def _controlled(self, element: Element, phrase: Phrase, style: Style) -> None:
        box = element.find(f"{w('sdtPr')}/{_CHECK_BOX}checkbox")
        if box is not None:
            checked = box.find(f"{_CHECK_BOX}checked")
            ticked = checked is not None and checked.get(f"{_CHECK_BOX}val", "1") in _ON
            phrase.add("☒" if ticked else "☐", PLAIN_LOOK)
            return
        for content in element.iterfind(w("sdtContent")):
            self.take(content, phrase, style)

    def _formula(self, element: Element, phrase: Phrase, style: Style) -> None:
        phrase.add(formula_text(element), PLAIN_LOOK)

    def _alternatives(self, element: Element, phrase: Phrase, style: Style) -> None:
        found = chosen(element)
        if found is not None:
            self.take(found, phrase, style)


_TEXT, _FIELD_CHARACTER = w("t"), w("fldChar")
_SIGN_OF = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_IN_RUN: Mapping[str, Callable[[Words, Element, Phrase, Look], None]] = {
    _FIELD_CHARACTER: Words._field,
    w("instrText"): Words._code,
    w("sym"): Words._symbol,
    w("footnoteReference"): Words._reference,
    w("endnoteReference"): Words._reference,
    w("commentReference"): Words._remarked,
    w("ruby"): Words._ruby,
    **dict.fromkeys(map(w, ("drawing", "pict", "object")), Words._object),
    ALTERNATIVES: Words._alternative,
}
_CONTENT: Mapping[str, Callable[[Words, Element, Phrase, Style], None]] = {
    w("r"): Words._run,
    w("hyperlink"): Words._hyperlink,
    w("fldSimple"): Words._simple_field,
    w("ins"): Words._inserted,
    w("moveTo"): Words._inserted,
    w("del"): Words._deleted,
    w("moveFrom"): Words._deleted,
    w("sdt"): Words._controlled,
    **dict.fromkeys(map(w, ("smartTag", "customXml", "bdo", "dir")), Words.take),
    **dict.fromkeys(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")), Words._edge),
    f"{MATHS}oMath": Words._formula,
    f"{MATHS}oMathPara": Words._formula,
    ALTERNATIVES: Words._alternatives,
}


def _on(stated: Mapping[str, str | None], name: str, usual: bool) -> bool:
    """Whether a property that is on or off is on; as usual where it is not stated."""
    return stated[name] not in OFF if name in stated else usual
