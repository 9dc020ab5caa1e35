"""XML from strangers: read without its tricks."""

from lxml import etree


class XmlError(ValueError):
    """``code``: ``xml`` (not well-formed, or nested or long beyond reason) or ``dtd`` (has one).

    ``line`` counts from 1.
    """

    def __init__(self, code: str, line: int) -> None:
        self.code = code
        self.line = line
        super().__init__(code, line)

    def __str__(self) -> str:
        return f"This is no XML that we read: {self.code} at line {self.line}."


def root(data: bytes) -> "etree._Element":
    """The root element. Entities stay unread, nothing is fetched, a document type is refused.

    Raises:
        XmlError: as described there.
    """
    # A parser keeps its last document's errors: each document has its own.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        raise XmlError("xml", wrong.lineno or 1) from wrong
    if element.getroottree().docinfo.internalDTD is not None:
        raise XmlError("dtd", 1)
    return element


def name(element: "etree._Element") -> str:
    """Its name without the namespace: there are five for one kind of subtitles."""
    return etree.QName(element).localname
