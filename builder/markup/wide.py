"""What may be wider than a page: the keyboard scrolls it; its alignment is one of style sheets."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ALIGNED = "text-align:"


class Wide(Treeprocessor):
    """Gives code and tables what the style sheet needs."""

    def run(self, root: Element) -> None:
        """Change the tables and the code of a text."""
        for code in root.iter("pre"):
            code.set("tabindex", "0")
            if (code.text or "").startswith("\n"):  # the first is dropped whenever it is read
                code.text = f"\n{code.text}"
        if root.find(".//table") is None:
            return
        for parent in list(root.iter()):
            for number, child in enumerate(parent):
                if child.tag == "table":
                    parent[number] = _wrapped(child)
            style = parent.attrib.pop("style", "")
            if style.startswith(_ALIGNED):
                parent.set("class", style.removeprefix(_ALIGNED))


def _wrapped(table: Element) -> Element:
    wrapper = Element("div", {"class": "table", "tabindex": "0"})
    wrapper.text, wrapper.tail, table.tail = "\n", table.tail, "\n"
    wrapper.append(table)
    return wrapper
